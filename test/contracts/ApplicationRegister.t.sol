// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IApplicationRegister} from "../../contracts/IApplicationRegister.sol";
import {ApplicationFixture} from "./ApplicationFixture.sol";

contract ApplicationRegisterTest is ApplicationFixture {
    IApplicationRegister.Refusal private constant MALFORMED = IApplicationRegister.Refusal.Malformed;
    IApplicationRegister.Refusal private constant OTHER = IApplicationRegister.Refusal.OtherRecord;

    // --- Recording ---

    function testAnOpenRecordSaysWhatWasGiven() public {
        vm.expectEmit(address(applications));
        emit IApplicationRegister.OpenRecorded(JP, _key(7), "7", _digest(7), PATENT, C14N, DATE);
        _recordOpen(_openItem(7));
        IApplicationRegister.Record memory record = _record(_key(7));
        assertTrue(record.form == IApplicationRegister.Form.Open, "open");
        assertEq(record.value, _digest(7), "digest");
        assertTrue(record.rightType == PATENT && record.profile == C14N, "type and profile");
        assertEq(record.filingDate, DATE, "date");
        assertEq(record.recordedAt, START_TIME, "recorded");
        assertEq(record.openedAt, START_TIME, "open at once");
        assertEq(record.revision + record.revisedAt + record.withdrawnAt, 0, "nothing else");
        assertEq(_key(7), sha256("ipanchor/v1/application\x00JP.P.7"), "the key is what it claims");
        IApplicationRegister.Record memory other = applications.recordOf(US, _key(7));
        assertTrue(other.form == IApplicationRegister.Form.None, "in its own namespace only");
    }

    function testASealedRecordShowsItsSeal() public {
        vm.expectEmit(address(applications));
        emit IApplicationRegister.SealedRecorded(JP, _sealedKey(7), _seal(7), PATENT, C14N, DATE);
        _recordSealed(_sealedItem(7));
        IApplicationRegister.Record memory record = _record(_sealedKey(7));
        assertTrue(record.form == IApplicationRegister.Form.Sealed, "sealed");
        assertEq(record.value, _seal(7), "seal");
        assertEq(record.openedAt, 0, "not open");
        assertEq(record.recordedAt, START_TIME, "recorded");
    }

    function testTheSameAgainIsNothing() public {
        _recordOpen(_openItem(1));
        _recordSealed(_sealedItem(2));
        _pass(1);
        _expectNoLogs();
        _recordOpen(_openItem(1));
        _recordSealed(_sealedItem(2));
        _assertNoLogs();
        assertEq(_record(_key(1)).recordedAt, START_TIME, "first time stays");
    }

    function testOneBadItemBlocksNoOther() public {
        _recordOpen(_openItem(2));
        IApplicationRegister.OpenItem[] memory batch = new IApplicationRegister.OpenItem[](4);
        for (uint256 i = 0; i < 4; ++i) batch[i] = _openItem(i);
        batch[1].number = 0;
        batch[2].digest = "another";
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationRefused(JP, 0, MALFORMED, 1);
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationRefused(JP, _key(2), OTHER, 2);
        vm.prank(JP_RECORDER);
        applications.recordOpen(JP, batch);
        _assertForm(_key(0), IApplicationRegister.Form.Open, "before");
        _assertForm(_key(3), IApplicationRegister.Form.Open, "after");
        assertEq(_record(_key(2)).value, _digest(2), "unchanged");
    }

    function testEachOtherValueIsAConflict() public {
        _recordSealed(_sealedItem(1));
        for (uint256 i = 0; i < 4; ++i) {
            IApplicationRegister.SealedItem memory item = _sealedItem(1);
            if (i == 0) item.seal = "another";
            if (i == 1) item.rightType = MODEL;
            if (i == 2) item.profile = 1;
            if (i == 3) item.filingDate = DATE - 1;
            _expectRefused(_sealedKey(1), OTHER);
            _recordSealed(item);
        }
    }

    function testMalformedSealedItems() public {
        for (uint256 i = 0; i < 5; ++i) {
            IApplicationRegister.SealedItem memory item = _sealedItem(1);
            if (i == 0) item.key = 0;
            if (i == 1) item.seal = 0;
            if (i == 2) item.rightType = "X";
            if (i == 3) item.profile = 3;
            if (i == 4) item.filingDate = 20261300;
            _expectRefused(item.key, MALFORMED);
            _recordSealed(item);
        }
        _assertForm(_sealedKey(1), IApplicationRegister.Form.None, "nothing recorded");
    }

    function testMalformedOpenItems() public {
        for (uint256 i = 0; i < 6; ++i) {
            IApplicationRegister.OpenItem memory item = _openItem(1);
            if (i == 0) item.number = "with space";
            if (i == 1) item.rightType = "p";
            if (i == 2) item.profile = 3;
            if (i == 3) item.filingDate = 0;
            if (i == 4) item.digest = 0; // a document without digest
            if (i == 5) item.profile = 0; // a digest without document
            _expectRefused(i < 2 ? bytes32(0) : _key(1), MALFORMED);
            _recordOpen(item);
        }
        _assertForm(_key(1), IApplicationRegister.Form.None, "nothing recorded");
    }

    function testNumberAndDateOnly() public {
        IApplicationRegister.OpenItem memory item = _openItem(1);
        (item.profile, item.digest) = (0, 0);
        _recordOpen(item);
        _assertForm(_key(1), IApplicationRegister.Form.Open, "recorded");
        _expectNoLogs();
        _recordOpen(item);
        _assertNoLogs();
        _correct(_key(1), _digest(1), 1, PATENT, DATE);
        assertEq(_record(_key(1)).value, _digest(1), "the digest comes later");
    }

    function testOnlyTheOfficesRecorderRecords(address sender) public {
        vm.assume(sender != JP_RECORDER);
        _expectUnauthorised(JP, sender, RECORDER);
        vm.prank(sender);
        applications.recordOpen(JP, new IApplicationRegister.OpenItem[](0));
        _expectUnauthorised(JP, sender, RECORDER);
        vm.prank(sender);
        applications.recordSealed(JP, new IApplicationRegister.SealedItem[](0));
    }

    function testOnlyTheOfficesRegistrarChanges(address sender) public {
        vm.assume(sender != JP_REGISTRAR);
        _recordOpen(_openItem(1));
        bytes32 key = _key(1);
        vm.startPrank(sender);
        _expectUnauthorised(JP, sender, REGISTRAR);
        applications.open(JP, new IApplicationRegister.OpeningItem[](0));
        _expectUnauthorised(JP, sender, REGISTRAR);
        applications.correct(JP, IApplicationRegister.Correction(key, "x", 1, PATENT, C14N, DATE));
        _expectUnauthorised(JP, sender, REGISTRAR);
        applications.reclassify(JP, key, "1", MODEL, 1);
        _expectUnauthorised(JP, sender, REGISTRAR);
        applications.withdraw(JP, key);
        _expectUnauthorised(JP, sender, REGISTRAR);
        applications.undoWithdraw(JP, key);
    }

    // --- Correcting ---

    function testACorrectionRaisesTheRevisionAndKeepsTheFirstTime() public {
        _recordOpen(_openItem(1));
        _pass(1);
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationCorrected(JP, _key(1), 1, _digest(2), PATENT, C14N, DATE - 1);
        _correct(_key(1), _digest(2), 1, PATENT, DATE - 1);
        IApplicationRegister.Record memory record = _record(_key(1));
        assertEq(record.value, _digest(2), "digest");
        assertEq(record.filingDate, DATE - 1, "date");
        assertEq(record.revision, 1, "revision");
        assertEq(record.revisedAt, START_TIME + 10, "revised");
        assertEq(record.recordedAt, START_TIME, "recorded");
        IApplicationRegister.FirstValues memory first = applications.firstValuesOf(JP, _key(1));
        assertEq(first.value, _digest(1), "first digest");
        assertEq(first.filingDate, DATE, "first date");
        _expectNoLogs();
        _recordOpen(_openItem(1)); // compared with the first values
        _correct(_key(1), _digest(2), 1, PATENT, DATE - 1); // the same again
        _assertNoLogs();
        _correct(_key(1), _digest(3), 2, PATENT, DATE);
        assertEq(applications.firstValuesOf(JP, _key(1)).value, _digest(1), "still the first");
        IApplicationRegister.OpenItem memory item = _openItem(1);
        item.digest = _digest(3);
        _expectRefused(_key(1), OTHER);
        _recordOpen(item); // what it says now is not what it said first
    }

    function testALateRepetitionCannotUndoANewerCorrection() public {
        _recordOpen(_openItem(1));
        bytes32 key = _key(1);
        _correct(key, _digest(2), 1, PATENT, DATE);
        _correct(key, _digest(3), 2, PATENT, DATE);
        bytes4 wrong = IApplicationRegister.ApplicationRegisterWrongRevision.selector;
        uint32[4] memory given = [uint32(0), 1, 2, 4];
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(wrong, JP, key, 2, given[i]));
            _correct(key, _digest(2), given[i], PATENT, DATE);
        }
    }

    function testCorrectionsAreRefused() public {
        bytes4 notRecorded = IApplicationRegister.ApplicationRegisterNotRecorded.selector;
        vm.expectRevert(abi.encodeWithSelector(notRecorded, JP, bytes32("none")));
        _correct("none", "x", 1, PATENT, DATE);
        _recordOpen(_openItem(1));
        bytes32 key = _key(1);
        bytes4 malformed = IApplicationRegister.ApplicationRegisterMalformed.selector;
        vm.expectRevert(abi.encodeWithSelector(malformed, JP, key));
        _correct(key, 0, 1, PATENT, DATE);
        vm.expectRevert(abi.encodeWithSelector(malformed, JP, key));
        _correct(key, "x", 1, PATENT, 20261232);
        vm.expectRevert(abi.encodeWithSelector(malformed, JP, key));
        _correct(key, "x", 1, "X", DATE);
        bytes4 isFixed = IApplicationRegister.ApplicationRegisterRightTypeFixed.selector;
        vm.expectRevert(abi.encodeWithSelector(isFixed, JP, key, PATENT, MODEL));
        _correct(key, "x", 1, MODEL, DATE);
        _recordSealed(_sealedItem(2));
        vm.expectRevert(abi.encodeWithSelector(malformed, JP, _sealedKey(2)));
        _correct(_sealedKey(2), 0, 1, PATENT, DATE);
        _correct(_sealedKey(2), "another seal", 1, MODEL, DATE);
        assertTrue(_record(_sealedKey(2)).rightType == MODEL, "a sealed one may change its type");
    }

    // --- Withdrawing ---

    function testWithdrawingAndItsUndoing() public {
        _recordOpen(_openItem(1));
        bytes32 key = _key(1);
        _pass(1);
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationWithdrawn(JP, key);
        _withdraw(key);
        assertEq(_record(key).withdrawnAt, START_TIME + 10, "withdrawn");
        _pass(1);
        _expectNoLogs();
        _withdraw(key);
        _assertNoLogs();
        assertEq(_record(key).withdrawnAt, START_TIME + 10, "first time stays");
        vm.expectEmit(address(applications));
        emit IApplicationRegister.WithdrawalUndone(JP, key);
        vm.prank(JP_REGISTRAR);
        applications.undoWithdraw(JP, key);
        assertEq(_record(key).withdrawnAt, 0, "undone");
        _expectNoLogs();
        vm.prank(JP_REGISTRAR);
        applications.undoWithdraw(JP, key);
        _assertNoLogs();
        bytes4 notRecorded = IApplicationRegister.ApplicationRegisterNotRecorded.selector;
        vm.expectRevert(abi.encodeWithSelector(notRecorded, JP, bytes32("none")));
        _withdraw("none");
    }

    function testTheKeyOfAnImpossibleIdIsNone() public {
        bytes4 invalid = IApplicationRegister.ApplicationRegisterInvalidId.selector;
        vm.expectRevert(abi.encodeWithSelector(invalid, JP, bytes1("P"), bytes32(0)));
        applications.openKeyOf(JP, PATENT, 0);
        vm.expectRevert(abi.encodeWithSelector(invalid, JP, bytes1("X"), bytes32("1")));
        applications.openKeyOf(JP, "X", "1");
    }
}
