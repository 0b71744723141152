// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleTree} from "../../contracts/libraries/MerkleTree.sol";
import {ReferenceTree} from "./ReferenceTree.sol";
import {Fixture} from "./Fixture.sol";

/// @dev The library takes call data; this hands it over.
contract MerkleTreeCaller {
    function consistent(
        uint256 oldSize,
        uint256 newSize,
        bytes32 oldRoot,
        bytes32 newRoot,
        bytes32[] calldata proof
    ) external view returns (bool) {
        return MerkleTree.verifyConsistency(oldSize, newSize, oldRoot, newRoot, proof);
    }

    function included(
        bytes32 leaf,
        uint256 index,
        uint256 size,
        bytes32 root,
        bytes32[] calldata path
    ) external view returns (bool) {
        return MerkleTree.verifyInclusion(leaf, index, size, root, path);
    }

    function leafHash(bytes calldata entry) external pure returns (bytes32) {
        return MerkleTree.leafHash(entry);
    }
}

/// @dev Against the recursive definitions of RFC 9162 §2.1.1, §2.1.3.1 and §2.1.4.1, which {ReferenceTree} spells out.
contract MerkleTreeTest is Fixture {
    MerkleTreeCaller private caller;

    function setUp() public override {
        caller = new MerkleTreeCaller();
    }

    function testEveryConsistencyProofUpTo40() public view {
        bytes32[] memory leaves = ReferenceTree.leaves(1, 40);
        for (uint256 n = 2; n <= 40; ++n) {
            bytes32 newRoot = ReferenceTree.root(leaves, 0, n);
            for (uint256 m = 1; m < n; ++m) {
                bytes32[] memory proof = ReferenceTree.consistency(leaves, m, n);
                bytes32 oldRoot = ReferenceTree.root(leaves, 0, m);
                assertTrue(caller.consistent(m, n, oldRoot, newRoot, proof), "good proof");
            }
        }
    }

    function testEveryInclusionPathUpTo40() public view {
        bytes32[] memory leaves = ReferenceTree.leaves(2, 40);
        for (uint256 n = 1; n <= 40; ++n) {
            bytes32 root = ReferenceTree.root(leaves, 0, n);
            for (uint256 i = 0; i < n; ++i) {
                bytes32[] memory path = ReferenceTree.inclusion(leaves, i, 0, n);
                assertTrue(caller.included(leaves[i], i, n, root, path), "good path");
                assertFalse(caller.included(leaves[i], i, n + 64, root, path), "other size");
                assertFalse(caller.included(leaves[i], i + n, n, root, path), "no such index");
                // A tree of one entry has its leaf as root; from two on a leaf is no node.
                if (n > 1) assertFalse(caller.included(leaves[(i + 1) % n], i, n, root, path), "other leaf");
            }
        }
    }

    function testAMutatedConsistencyProofFails(uint8 oldSize, uint8 newSize, uint256 seed) public view {
        uint256 m = 1 + (uint256(oldSize) % 120);
        uint256 n = m + 1 + (uint256(newSize) % 120);
        bytes32[] memory leaves = ReferenceTree.leaves(seed, n);
        bytes32[] memory proof = ReferenceTree.consistency(leaves, m, n);
        bytes32 oldRoot = ReferenceTree.root(leaves, 0, m);
        bytes32 newRoot = ReferenceTree.root(leaves, 0, n);
        assertTrue(caller.consistent(m, n, oldRoot, newRoot, proof), "good proof");
        assertFalse(caller.consistent(m, n, ~oldRoot, newRoot, proof), "other old root");
        assertFalse(caller.consistent(m, n, oldRoot, ~newRoot, proof), "other new root");
        assertFalse(caller.consistent(m, n, oldRoot, newRoot, _longer(proof, seed)), "longer");
        if (proof.length > 0) {
            assertFalse(caller.consistent(m, n, oldRoot, newRoot, _shorter(proof)), "shorter");
            proof[seed % proof.length] ^= bytes32(1 << (seed % 256));
            assertFalse(caller.consistent(m, n, oldRoot, newRoot, proof), "one bit");
        }
    }

    function testAMutatedInclusionPathFails(uint8 size, uint8 index, uint256 seed) public view {
        uint256 n = 2 + (uint256(size) % 120);
        uint256 i = index % n;
        bytes32[] memory leaves = ReferenceTree.leaves(seed, n);
        bytes32[] memory path = ReferenceTree.inclusion(leaves, i, 0, n);
        bytes32 root = ReferenceTree.root(leaves, 0, n);
        assertTrue(caller.included(leaves[i], i, n, root, path), "good path");
        assertFalse(caller.included(leaves[i], i, n, ~root, path), "other root");
        assertFalse(caller.included(leaves[i], i, n, root, _longer(path, seed)), "longer");
        assertFalse(caller.included(leaves[i], i, n, root, _shorter(path)), "shorter");
        path[seed % path.length] ^= bytes32(1 << (seed % 256));
        assertFalse(caller.included(leaves[i], i, n, root, path), "one bit");
    }

    function testEmptyProofs() public view {
        bytes32[] memory none = new bytes32[](0);
        assertFalse(caller.consistent(3, 4, "a", "a", none), "not a power of two");
        assertFalse(caller.consistent(4, 5, "a", "a", none), "a power of two");
        assertFalse(caller.included("a", 0, 0, "a", none), "no tree");
        assertTrue(caller.included("a", 0, 1, "a", none), "a tree of one");
        assertFalse(caller.included("a", 0, 1, "a", new bytes32[](1)), "no room for a sibling");
    }

    function testAnInnerNodeIsNoEntry(bytes32 left, bytes32 right) public view {
        bytes memory entry = abi.encodePacked(left, right);
        assertEq(caller.leafHash(entry), sha256(abi.encodePacked(hex"00", entry)), "leaf");
        assertTrue(caller.leafHash(entry) != ReferenceTree.node(left, right), "domains are apart");
    }

    function testHashingFailsClosedWhenGasRunsOut() public {
        bytes32[] memory leaves = ReferenceTree.leaves(3, 64);
        bytes32[] memory proof = ReferenceTree.consistency(leaves, 33, 64);
        bytes32 oldRoot = ReferenceTree.root(leaves, 0, 33);
        bytes32 newRoot = ReferenceTree.root(leaves, 0, 64);
        bytes memory good = abi.encodeCall(caller.consistent, (33, 64, oldRoot, newRoot, proof));
        for (uint256 gas = 1500; gas < 9000; gas += 97) {
            (bool done, bytes memory answer) = address(caller).call{gas: gas}(good);
            if (done && gas < 3000) assertFalse(abi.decode(answer, (bool)), "too little gas to be true");
        }
        bytes memory bad = abi.encodeCall(caller.consistent, (33, 64, oldRoot, ~newRoot, proof));
        for (uint256 gas = 1500; gas < 9000; gas += 97) {
            (bool done, bytes memory answer) = address(caller).call{gas: gas}(bad);
            if (done) assertFalse(abi.decode(answer, (bool)), "never true");
        }
    }

    function _longer(bytes32[] memory proof, uint256 seed) private pure returns (bytes32[] memory longer) {
        longer = new bytes32[](proof.length + 1);
        for (uint256 i = 0; i < proof.length; ++i) longer[i] = proof[i];
        longer[proof.length] = keccak256(abi.encode(seed));
    }

    function _shorter(bytes32[] memory proof) private pure returns (bytes32[] memory shorter) {
        shorter = new bytes32[](proof.length - 1);
        for (uint256 i = 0; i < shorter.length; ++i) shorter[i] = proof[i];
    }
}
