// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationRegister} from "../../contracts/ApplicationRegister.sol";
import {DocumentLog} from "../../contracts/DocumentLog.sol";
import {IApplicationRegister} from "../../contracts/IApplicationRegister.sol";
import {IDocumentLog} from "../../contracts/IDocumentLog.sol";
import {IPriorityRegister} from "../../contracts/IPriorityRegister.sol";
import {PriorityRegister} from "../../contracts/PriorityRegister.sol";
import {ApplicationFixture} from "./ApplicationFixture.sol";
import {ReferenceTree} from "./ReferenceTree.sol";

/// @dev What one stolen key can do, with all that its holder could know: numbers, sealed keys, even blindings.
contract Thief {
    bytes2 private constant JP = "JP";
    bytes2 private constant US = "US";
    uint256 private constant MOST_LEAVES = 40;

    struct Head {
        uint64 size;
        bytes32 root;
        uint40 recordedAt;
    }

    DocumentLog private immutable _log;
    ApplicationRegister private immutable _applications;
    PriorityRegister private immutable _priorities;

    bytes32[] private _numbers;
    IApplicationRegister.SealedItem[] private _sealed;
    IApplicationRegister.OpeningItem[] private _openings;
    bytes32[] private _keys;
    Head[] private _heads;
    bool public gotThrough; // a call in the name of another office
    bool public rewrote; // a head that does not extend the one before

    constructor(DocumentLog log, ApplicationRegister applications, PriorityRegister priorities) {
        (_log, _applications, _priorities) = (log, applications, priorities);
    }

    function learn(
        bytes32 number,
        IApplicationRegister.SealedItem calldata sealed_,
        IApplicationRegister.OpeningItem calldata opening
    ) external {
        if (_numbers.length == 4) return;
        _numbers.push(number);
        _sealed.push(sealed_);
        _openings.push(opening);
        _keys.push(sealed_.key);
        bytes memory types = "PUD";
        for (uint256 i = 0; i < types.length; ++i) _keys.push(_applications.openKeyOf(JP, types[i], number));
    }

    // --- What it does ---

    function recordOpen(uint256 n, bytes32 digest, uint256 rightType, bool true_) external {
        IApplicationRegister.OpenItem[] memory batch = new IApplicationRegister.OpenItem[](1);
        bytes32 value = true_ || digest == 0 ? _openings[n % 4].digest : digest;
        batch[0] = IApplicationRegister.OpenItem(_numbers[n % 4], value, _type(rightType), 2, 2026_11_21);
        _applications.recordOpen(JP, batch);
        _asUs(abi.encodeCall(_applications.recordOpen, (US, batch)), address(_applications));
    }

    /// @dev At any key: true sealed ones, and open keys that are none.
    function recordSealed(uint256 n, uint256 place, bytes32 seal) external {
        IApplicationRegister.SealedItem[] memory batch = new IApplicationRegister.SealedItem[](1);
        batch[0] = _sealed[n % 4];
        batch[0].key = _keys[place % _keys.length];
        if (seal != 0 && seal[0] > 0x40) batch[0].seal = seal;
        _applications.recordSealed(JP, batch);
        _asUs(abi.encodeCall(_applications.recordSealed, (US, batch)), address(_applications));
    }

    function open(uint256 n, uint256 from) external {
        IApplicationRegister.OpeningItem[] memory batch = new IApplicationRegister.OpeningItem[](1);
        batch[0] = _openings[n % 4];
        batch[0].sealedKey = _keys[from % _keys.length];
        _applications.open(JP, batch);
        _asUs(abi.encodeCall(_applications.open, (US, batch)), address(_applications));
    }

    /// @dev A sealed record may so be led to another number.
    function correct(uint256 place, bytes32 value, uint256 n) external {
        bytes32 key = _keys[place % _keys.length];
        IApplicationRegister.Record memory record = _applications.recordOf(JP, key);
        if (record.form == IApplicationRegister.Form.Sealed) value = _sealed[n % 4].seal;
        if (value == 0) value = "false";
        IApplicationRegister.Correction memory correction = IApplicationRegister.Correction(
            key,
            value,
            record.revision + 1,
            record.rightType,
            2,
            record.filingDate
        );
        _try(abi.encodeCall(_applications.correct, (JP, correction)), address(_applications));
        _asUs(abi.encodeCall(_applications.correct, (US, correction)), address(_applications));
    }

    function reclassify(uint256 n, uint256 from, uint256 to) external {
        bytes32 key = _applications.openKeyOf(JP, _type(from), _numbers[n % 4]);
        uint32 revision = _applications.recordOf(JP, key).revision + 1;
        bytes memory data = abi.encodeCall(
            _applications.reclassify,
            (JP, key, _numbers[n % 4], _type(to), revision)
        );
        _try(data, address(_applications));
    }

    function withdraw(uint256 place, bool undo) external {
        bytes32 key = _keys[place % _keys.length];
        if (undo) _try(abi.encodeCall(_applications.undoWithdraw, (JP, key)), address(_applications));
        else _try(abi.encodeCall(_applications.withdraw, (JP, key)), address(_applications));
        _asUs(abi.encodeCall(_applications.withdraw, (US, key)), address(_applications));
    }

    /// @dev Consistent heads over leaves that only the thief knows, and such as prove nothing.
    function append(uint64 growth, bool good) external {
        uint64 latest = _log.logOf(JP, 1).size;
        uint64 size = latest + (growth % 7);
        if (size == 0 || size > MOST_LEAVES) return;
        bytes32[] memory leaves = ReferenceTree.leaves(77, MOST_LEAVES);
        bytes32 root = ReferenceTree.root(leaves, 0, size);
        bytes32[] memory proof = latest == 0 || latest == size
            ? new bytes32[](0)
            : ReferenceTree.consistency(leaves, latest, size);
        if (!good) root = ~root;
        // The first root of a log proves nothing, so it stays a good one: later heads can then be proven.
        if (!good && latest == 0) return;
        bool done = _try(abi.encodeCall(_log.append, (JP, 1, size, root, proof)), address(_log));
        if (done && size > latest) {
            _heads.push(Head(size, root, uint40(block.timestamp)));
            if (!good) rewrote = true;
        }
        _asUs(abi.encodeCall(_log.append, (US, 1, size, root, proof)), address(_log));
    }

    function revoke(bytes32 leaf) external {
        IDocumentLog.RevocationReason reason = IDocumentLog.RevocationReason.Other;
        _try(abi.encodeCall(_log.revoke, (JP, leaf, reason, 0)), address(_log));
        _asUs(abi.encodeCall(_log.revoke, (US, leaf, reason, 0)), address(_log));
    }

    function claim(uint256 n, bytes32 openKey) external {
        IPriorityRegister.OpenClaimItem[] memory batch = new IPriorityRegister.OpenClaimItem[](1);
        batch[0] = IPriorityRegister.OpenClaimItem(openKey, _keys[n % _keys.length], 0);
        _priorities.declareOpen(JP, batch);
        _asUs(abi.encodeCall(_priorities.declareOpen, (US, batch)), address(_priorities));
    }

    // --- What is asked afterwards ---

    function keyCount() external view returns (uint256) {
        return _keys.length;
    }

    function keyAt(uint256 i) external view returns (bytes32) {
        return _keys[i];
    }

    function headCount() external view returns (uint256) {
        return _heads.length;
    }

    function headAt(uint256 i) external view returns (uint64 size, bytes32 root, uint40 recordedAt) {
        return (_heads[i].size, _heads[i].root, _heads[i].recordedAt);
    }

    /// @dev The type whose tombstone points to the record at this key.
    function typeBefore(bytes32 number, bytes32 key) external view returns (bytes1) {
        bytes memory types = "PUD";
        uint40 recordedAt = _applications.recordOf(JP, key).recordedAt;
        for (uint256 i = 0; i < types.length; ++i) {
            bytes32 left = _applications.openKeyOf(JP, types[i], number);
            IApplicationRegister.Record memory record = _applications.recordOf(JP, left);
            bool pointsThere = record.form == IApplicationRegister.Form.Moved && record.value == key;
            if (pointsThere && record.recordedAt == recordedAt) return types[i];
        }
        revert("nothing points there");
    }

    function _type(uint256 n) private pure returns (bytes1) {
        return bytes("PUD")[n % 3];
    }

    function _try(bytes memory data, address target) private returns (bool done) {
        (done, ) = target.call(data);
    }

    /// @dev The same in the name of US must never go through.
    function _asUs(bytes memory data, address target) private {
        if (_try(data, target)) gotThrough = true;
    }
}

/**
 * @dev A thief holds one key of JP with both roles and calls whatever it likes, in any order, on a register that holds
 * good records. Whatever it did: nothing outside JP's namespace changed, heads only grew, no record lost its first
 * recording time, and admin and vote bring log and numbers back into use.
 */
contract OneThiefInvariantTest is ApplicationFixture {
    uint256 private constant NUMBERS = 4; // known openly, sealed, or not at all when the thief begins
    Thief private thief;

    function setUp() public override {
        super.setUp();
        _recordSealed(_sealedItem(0));
        _recordOpen(_openItem(1));
        _recordSealed(_sealedItem(2));
        _pass(1);
        thief = new Thief(log, applications, priorities);
        vm.startPrank(JP_ADMIN);
        directory.grantKey(JP, address(thief), RECORDER, 0, 0);
        directory.grantKey(JP, address(thief), REGISTRAR, 0, 0);
        vm.stopPrank();
        for (uint256 n = 0; n < NUMBERS; ++n) thief.learn(_number(n), _sealedItem(n), _opening(n));
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(thief);
    }

    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 60
    /// hardhat-config: invariant.fail-on-revert = true
    function invariantNothingOfAnotherOfficeChanged() public view {
        for (uint256 i = 0; i < thief.keyCount(); ++i) {
            IApplicationRegister.Record memory record = applications.recordOf(US, thief.keyAt(i));
            assertTrue(record.form == IApplicationRegister.Form.None, "wrote in the namespace of US");
        }
        assertEq(log.logOf(US, 1).size, 0, "wrote in the log of US");
        assertFalse(thief.gotThrough(), "a call in the name of US went through");
    }

    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 60
    /// hardhat-config: invariant.fail-on-revert = true
    function invariantHeadsOnlyGrow() public view {
        uint64 latest = log.logOf(JP, 1).size;
        for (uint256 i = 0; i < thief.headCount(); ++i) {
            (uint64 size, bytes32 root, uint40 recordedAt) = thief.headAt(i);
            assertEq(log.head(JP, 1, size).root, root, "a head changed");
            assertEq(log.head(JP, 1, size).recordedAt, recordedAt, "its time changed");
            assertTrue(size <= latest, "a head above the latest");
        }
        assertFalse(thief.rewrote(), "a head does not extend the one before");
    }

    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 60
    /// hardhat-config: invariant.fail-on-revert = true
    function invariantNoSealedRecordLosesItsFirstTime() public view {
        for (uint256 n = 0; n <= 2; n += 2) {
            bytes32 key = _sealedKey(n);
            IApplicationRegister.Record memory record = _record(key);
            assertEq(record.recordedAt, START_TIME, "recorded");
            assertEq(applications.firstValuesOf(JP, key).value, _seal(n), "first seal");
            if (record.form == IApplicationRegister.Form.Opened) {
                assertTrue(_record(record.value).form != IApplicationRegister.Form.None, "points nowhere");
            }
        }
        (bytes32 where, IApplicationRegister.Record memory known) = _whereIs(_key(1));
        assertEq(known.recordedAt, START_TIME, "open record recorded");
        assertEq(applications.firstValuesOf(JP, _key(1)).value, _digest(1), "first digest");
        assertTrue(where != 0, "lost");
    }

    /// @dev Undone by the same calls in the end, so that the run goes on from where the thief was.
    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 60
    /// hardhat-config: invariant.fail-on-revert = true
    function invariantLogAndNumbersComeBackIntoUse() public {
        vm.prank(JP_ADMIN);
        directory.endKey(JP, address(thief), RECORDER, uint48(block.number + 1_000_000));
        _useLogAgain();
        for (uint256 n = 0; n < NUMBERS; ++n) _useNumberAgain(n);
    }

    function _useLogAgain() private {
        uint64 current = log.currentLog(JP);
        vm.prank(JP_ADMIN);
        log.requestClose(JP, current, 0);
        vm.prank(GOVERNOR);
        log.confirmClose(JP, current, 0);
        vm.prank(JP_RECORDER);
        log.append(JP, current + 1, 1, "good root", new bytes32[](0));
        assertTrue(log.holds(JP, current + 1, 1), "the log is not in use again");
    }

    /// @dev Whatever stands there, the office brings number n to two open records, a patent and a utility model, each
    /// with its digest: in some offices one number names two applications.
    function _useNumberAgain(uint256 n) private {
        bytes memory types = "PUD";
        for (uint256 i = 0; i < types.length; ++i) _bringBack(n, types[i]);
        IApplicationRegister.OpenItem memory item = _openItem(n);
        for (uint256 i = 0; i < 2; ++i) {
            item.rightType = types[i];
            item.digest = _digest(n + i);
            _recordOpen(item);
        }
        for (uint256 i = 0; i < 2; ++i) _setRight(n, types[i], _digest(n + i));
    }

    function _bringBack(uint256 n, bytes1 rightType) private {
        bytes32 home = applications.openKeyOf(JP, rightType, _number(n));
        (bytes32 key, IApplicationRegister.Record memory record) = _whereIs(home);
        if (record.recordedAt != _record(home).recordedAt) return; // what went from here gave way
        while (key != home) {
            bytes32 from = key;
            _reclassify(key, n, thief.typeBefore(_number(n), key), record.revision + 1);
            (key, record) = _whereIs(home);
            assertTrue(key != from, "could not be moved back");
        }
    }

    function _setRight(uint256 n, bytes1 rightType, bytes32 digest) private {
        bytes32 key = applications.openKeyOf(JP, rightType, _number(n));
        if (_record(key).withdrawnAt != 0) {
            vm.prank(JP_REGISTRAR);
            applications.undoWithdraw(JP, key);
        }
        _correct(key, digest, _record(key).revision + 1, rightType, DATE);
        IApplicationRegister.Record memory record = _record(key);
        assertTrue(record.form == IApplicationRegister.Form.Open && record.withdrawnAt == 0, "not in use again");
        assertEq(record.value, digest, "not with its digest");
    }

    /// @dev The record that was at a key, wherever it was reclassified to.
    function _whereIs(bytes32 home) private view returns (bytes32 key, IApplicationRegister.Record memory record) {
        key = home;
        record = _record(key);
        for (uint256 hops = 0; record.form == IApplicationRegister.Form.Moved; ++hops) {
            assertTrue(hops < 64, "moved in a circle");
            key = record.value;
            record = _record(key);
        }
    }
}
