// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev RFC 9162 §2.1 as it is defined, recursively: slow, and unlike the verifiers under test.
library ReferenceTree {
    function leaves(uint256 seed, uint256 count) internal pure returns (bytes32[] memory all) {
        all = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) all[i] = sha256(abi.encodePacked(hex"00", _entry(seed, i)));
    }

    function entry(uint256 seed, uint256 index) internal pure returns (bytes memory) {
        return abi.encodePacked(_entry(seed, index));
    }

    function node(bytes32 left, bytes32 right) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(hex"01", left, right));
    }

    /// @dev §2.1.1, MTH(D[from:to]).
    function root(bytes32[] memory all, uint256 from, uint256 to) internal pure returns (bytes32) {
        if (to - from == 1) return all[from];
        uint256 split = from + _half(to - from);
        return node(root(all, from, split), root(all, split, to));
    }

    /// @dev §2.1.3.1, PATH(index, D[from:to]); index counts from `from`.
    function inclusion(
        bytes32[] memory all,
        uint256 index,
        uint256 from,
        uint256 to
    ) internal pure returns (bytes32[] memory) {
        if (to - from == 1) return new bytes32[](0);
        uint256 half = _half(to - from);
        uint256 split = from + half;
        if (index < half) return _append(inclusion(all, index, from, split), root(all, split, to));
        return _append(inclusion(all, index - half, split, to), root(all, from, split));
    }

    /// @dev §2.1.4.1, PROOF(oldSize, D[0:newSize]).
    function consistency(
        bytes32[] memory all,
        uint256 oldSize,
        uint256 newSize
    ) internal pure returns (bytes32[] memory) {
        return _subproof(all, oldSize, 0, newSize, true);
    }

    function _subproof(
        bytes32[] memory all,
        uint256 m,
        uint256 from,
        uint256 to,
        bool complete
    ) private pure returns (bytes32[] memory) {
        if (m == to - from) {
            bytes32[] memory none = new bytes32[](0);
            return complete ? none : _append(none, root(all, from, to));
        }
        uint256 half = _half(to - from);
        uint256 split = from + half;
        if (m <= half) return _append(_subproof(all, m, from, split, complete), root(all, split, to));
        return _append(_subproof(all, m - half, split, to, false), root(all, from, split));
    }

    /// @dev Largest power of two below n.
    function _half(uint256 n) private pure returns (uint256 half) {
        half = 1;
        while (half * 2 < n) half *= 2;
    }

    function _append(bytes32[] memory list, bytes32 hash) private pure returns (bytes32[] memory longer) {
        longer = new bytes32[](list.length + 1);
        for (uint256 i = 0; i < list.length; ++i) longer[i] = list[i];
        longer[list.length] = hash;
    }

    function _entry(uint256 seed, uint256 index) private pure returns (bytes32) {
        return keccak256(abi.encode(seed, index));
    }
}
