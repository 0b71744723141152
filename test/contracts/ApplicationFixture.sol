// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IApplicationRegister} from "../../contracts/IApplicationRegister.sol";
import {Fixture} from "./Fixture.sol";

/// @dev Short ways to say one application: all patents of JP, their values derived from a small number.
abstract contract ApplicationFixture is Fixture {
    bytes1 internal constant PATENT = "P";
    bytes1 internal constant MODEL = "U";
    uint8 internal constant C14N = 2;

    function _key(uint256 n) internal view returns (bytes32) {
        return applications.openKeyOf(JP, PATENT, _number(n));
    }

    function _sealedKey(uint256 n) internal pure returns (bytes32) {
        return keccak256(abi.encode("sealed key", n));
    }

    function _digest(uint256 n) internal pure returns (bytes32) {
        return keccak256(abi.encode("digest", n));
    }

    function _blinding(uint256 n) internal pure returns (bytes32) {
        return keccak256(abi.encode("blinding", n));
    }

    function _seal(uint256 n) internal view returns (bytes32) {
        return applications.sealOf(_key(n), C14N, _digest(n), DATE, _blinding(n));
    }

    function _openItem(uint256 n) internal pure returns (IApplicationRegister.OpenItem memory) {
        return IApplicationRegister.OpenItem(_number(n), _digest(n), PATENT, C14N, DATE);
    }

    function _sealedItem(uint256 n) internal view returns (IApplicationRegister.SealedItem memory) {
        return IApplicationRegister.SealedItem(_sealedKey(n), _seal(n), PATENT, C14N, DATE);
    }

    function _opening(uint256 n) internal pure returns (IApplicationRegister.OpeningItem memory) {
        return
            IApplicationRegister.OpeningItem(
                _sealedKey(n),
                _number(n),
                _digest(n),
                _blinding(n),
                PATENT,
                C14N,
                DATE
            );
    }

    function _recordOpen(IApplicationRegister.OpenItem memory item) internal {
        IApplicationRegister.OpenItem[] memory batch = new IApplicationRegister.OpenItem[](1);
        batch[0] = item;
        vm.prank(JP_RECORDER);
        applications.recordOpen(JP, batch);
    }

    function _recordSealed(IApplicationRegister.SealedItem memory item) internal {
        IApplicationRegister.SealedItem[] memory batch = new IApplicationRegister.SealedItem[](1);
        batch[0] = item;
        vm.prank(JP_RECORDER);
        applications.recordSealed(JP, batch);
    }

    function _open(IApplicationRegister.OpeningItem memory item) internal {
        IApplicationRegister.OpeningItem[] memory batch = new IApplicationRegister.OpeningItem[](1);
        batch[0] = item;
        vm.prank(JP_REGISTRAR);
        applications.open(JP, batch);
    }

    function _correct(bytes32 key, bytes32 value, uint32 revision, bytes1 rightType, uint32 date) internal {
        vm.prank(JP_REGISTRAR);
        applications.correct(
            JP,
            IApplicationRegister.Correction(key, value, revision, rightType, C14N, date)
        );
    }

    function _reclassify(bytes32 key, uint256 n, bytes1 rightType, uint32 revision) internal {
        vm.prank(JP_REGISTRAR);
        applications.reclassify(JP, key, _number(n), rightType, revision);
    }

    function _withdraw(bytes32 key) internal {
        vm.prank(JP_REGISTRAR);
        applications.withdraw(JP, key);
    }

    function _record(bytes32 key) internal view returns (IApplicationRegister.Record memory) {
        return applications.recordOf(JP, key);
    }

    function _expectRefused(bytes32 key, IApplicationRegister.Refusal reason) internal {
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationRefused(JP, key, reason, 0);
    }

    function _assertForm(bytes32 key, IApplicationRegister.Form form, string memory what) internal view {
        assertTrue(_record(key).form == form, what);
    }
}
