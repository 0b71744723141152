// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/**
 * @title Merkle tree of a log
 * @notice The two proofs of RFC 9162 §2.1 with SHA-256. `node/protocol/tree.ts` is its counterpart; a differential
 * test holds them together.
 */
library MerkleTree {
    /// @dev SHA-256 is a precompiled contract of every EVM since the first.
    uint256 private constant SHA256 = 2;

    /// @notice SHA-256(00 ‖ entry).
    function leafHash(bytes calldata entry) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes1(0x00), entry));
    }

    /**
     * @notice Whether the tree with newRoot extends the one with oldRoot: RFC 9162 §2.1.4.2, with its names. An old
     * tree that is empty, and sizes that do not grow, are the caller's to judge.
     * @dev Every append pays for these loops, so they are in assembly and in two parts: below the level at which both
     * trees have the same number of nodes to the right, and above it, where only left siblings follow, one for each bit
     * of fn. A hash of the proof costs at most 1,100 gas, of which 512 are its call data and 392 the two SHA-256.
     */
    function verifyConsistency(
        uint256 oldSize,
        uint256 newSize,
        bytes32 oldRoot,
        bytes32 newRoot,
        bytes32[] calldata proof
    ) internal view returns (bool) {
        (uint256 fn, uint256 sn) = (oldSize - 1, newSize - 1);
        while (fn & 1 == 1) (fn, sn) = (fn >> 1, sn >> 1);
        // A power of two: the old tree is one node of the new one, and the proof leaves it out.
        uint256 used = fn == 0 ? 0 : 1;
        if (proof.length < used) return false;
        bytes32 fr = used == 0 ? oldRoot : proof[0];
        bytes32 sr = fr;
        bool whole = true;
        assembly ("memory-safe") {
            // 01 ‖ left ‖ right, over free memory that nothing keeps.
            let node := mload(0x40)
            let left := add(node, 0x01)
            let right := add(node, 0x21)
            mstore8(node, 0x01)
            let next := add(proof.offset, shl(5, used))
            let end := add(proof.offset, shl(5, proof.length))
            for {} mul(lt(next, end), xor(fn, sn)) { next := add(next, 0x20) } {
                switch and(fn, 1)
                case 0 {
                    mstore(left, sr)
                    mstore(right, calldataload(next))
                }
                default {
                    mstore(left, calldataload(next))
                    mstore(right, fr)
                    whole := and(whole, staticcall(gas(), SHA256, node, 0x41, 0x00, 0x20))
                    fr := mload(0x00)
                    mstore(right, sr)
                }
                whole := and(whole, staticcall(gas(), SHA256, node, 0x41, 0x00, 0x20))
                sr := mload(0x00)
                fn := shr(1, fn)
                sn := shr(1, sn)
            }
            whole := and(whole, eq(fn, sn))
            for {} mul(lt(next, end), fn) { next := add(next, 0x20) } {
                mstore(left, calldataload(next))
                mstore(right, fr)
                whole := and(whole, staticcall(gas(), SHA256, node, 0x41, 0x00, 0x20))
                fr := mload(0x00)
                mstore(right, sr)
                whole := and(whole, staticcall(gas(), SHA256, node, 0x41, 0x00, 0x20))
                sr := mload(0x00)
                fn := and(fn, sub(fn, 1))
            }
            whole := and(whole, and(eq(next, end), iszero(fn)))
        }
        return whole && fr == oldRoot && sr == newRoot;
    }

    /// @notice Whether a leaf is in the tree with this root: RFC 9162 §2.1.3.2, with its names.
    function verifyInclusion(
        bytes32 leaf,
        uint256 index,
        uint256 size,
        bytes32 root,
        bytes32[] calldata path
    ) internal view returns (bool) {
        if (index >= size) return false;
        (uint256 fn, uint256 sn) = (index, size - 1);
        bytes32 r = leaf;
        for (uint256 used = 0; used < path.length; ++used) {
            if (sn == 0) return false;
            if (fn & 1 == 1 || fn == sn) {
                r = _nodeHash(path[used], r);
                while (fn & 1 == 0 && fn != 0) (fn, sn) = (fn >> 1, sn >> 1);
            } else {
                r = _nodeHash(r, path[used]);
            }
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && r == root;
    }

    /// @dev SHA-256(01 ‖ left ‖ right). Written over free memory that nothing keeps: abi.encodePacked would take new
    /// memory for each node of a proof.
    function _nodeHash(bytes32 left, bytes32 right) private view returns (bytes32 hash) {
        assembly ("memory-safe") {
            let node := mload(0x40)
            mstore8(node, 0x01)
            mstore(add(node, 0x01), left)
            mstore(add(node, 0x21), right)
            // Fails only when gas runs out; then so must all of it.
            if iszero(staticcall(gas(), SHA256, node, 0x41, 0x00, 0x20)) { revert(0x00, 0x00) }
            hash := mload(0x00)
        }
    }
}
