// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IApplicationRegister} from "../../contracts/IApplicationRegister.sol";
import {ApplicationFixture} from "./ApplicationFixture.sol";

/// @dev Records that go to another key: opened, reclassified; and what a thief might try with keys.
contract ApplicationRegisterMovesTest is ApplicationFixture {
    IApplicationRegister.Form private constant NONE = IApplicationRegister.Form.None;
    IApplicationRegister.Form private constant SEALED = IApplicationRegister.Form.Sealed;
    IApplicationRegister.Form private constant OPEN = IApplicationRegister.Form.Open;
    IApplicationRegister.Form private constant MOVED = IApplicationRegister.Form.Moved;
    IApplicationRegister.Form private constant OPENED = IApplicationRegister.Form.Opened;

    function _modelKey(uint256 n) private view returns (bytes32) {
        return applications.openKeyOf(JP, MODEL, _number(n));
    }

    function _modelItem(uint256 n) private pure returns (IApplicationRegister.OpenItem memory item) {
        item = _openItem(n);
        (item.rightType, item.digest) = (MODEL, _digest(n + 1));
    }

    function _expectMoved(bytes32 key, bytes32 to) private {
        vm.expectRevert(
            abi.encodeWithSelector(IApplicationRegister.ApplicationRegisterMoved.selector, JP, key, to)
        );
    }

    // --- Opening ---

    function testOpeningCarriesEverythingOver() public {
        _recordSealed(_sealedItem(1));
        _pass(1);
        bytes32 newSeal = applications.sealOf(_key(1), C14N, _digest(1), DATE - 1, _blinding(1));
        _correct(_sealedKey(1), newSeal, 1, PATENT, DATE - 1);
        _withdraw(_sealedKey(1));
        _pass(1);
        IApplicationRegister.OpeningItem memory item = _opening(1);
        item.filingDate = DATE - 1;
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationOpened(JP, _sealedKey(1), _key(1), "1", _digest(1), _blinding(1));
        _open(item);
        IApplicationRegister.Record memory record = _record(_key(1));
        assertTrue(record.form == OPEN, "open");
        assertEq(record.value, _digest(1), "digest");
        assertEq(record.filingDate, DATE - 1, "date");
        assertEq(record.recordedAt, START_TIME, "first recording time");
        assertEq(record.openedAt, START_TIME + 20, "opened");
        assertEq(record.revisedAt, START_TIME + 10, "revised");
        assertEq(record.withdrawnAt, START_TIME + 10, "withdrawn");
        assertEq(record.revision, 1, "revision");
        IApplicationRegister.Record memory left = _record(_sealedKey(1));
        assertTrue(left.form == OPENED, "opened");
        assertEq(left.value, _key(1), "points to it");
        assertEq(left.recordedAt, START_TIME, "keeps its time");
        assertEq(left.openedAt, START_TIME + 20, "and when it went");

        _expectNoLogs();
        _open(item); // the same again
        _recordSealed(_sealedItem(1)); // a late repetition of the first recording
        _assertNoLogs();
        IApplicationRegister.OpenItem memory late = _openItem(1);
        late.filingDate = DATE - 1;
        _recordOpen(late); // says what it was opened with
        _assertNoLogs();
        _expectRefused(_key(1), IApplicationRegister.Refusal.OtherRecord);
        _recordOpen(_openItem(1));
        item.digest = _digest(2);
        _expectRefused(_sealedKey(1), IApplicationRegister.Refusal.OtherRecord);
        _open(item);
        _expectMoved(_sealedKey(1), _key(1));
        _withdraw(_sealedKey(1));
    }

    function testOpeningAgainIsNothingAlsoAfterACorrection() public {
        _recordSealed(_sealedItem(1));
        _open(_opening(1));
        _correct(_key(1), _digest(9), 1, PATENT, DATE);
        _expectNoLogs();
        _open(_opening(1));
        _assertNoLogs();
        IApplicationRegister.OpeningItem memory item = _opening(1);
        item.number = "2";
        _expectRefused(_sealedKey(1), IApplicationRegister.Refusal.OtherRecord);
        _open(item);
    }

    function testOnlyWhatWasSealedIsOpened(uint256 seed) public {
        _recordSealed(_sealedItem(1));
        IApplicationRegister.OpeningItem memory item = _opening(1);
        uint256 change = seed % 6;
        if (change == 0) item.number = "2";
        if (change == 1) item.digest = keccak256(abi.encode(seed));
        if (change == 2) item.blinding = keccak256(abi.encode(seed));
        if (change == 3) item.rightType = MODEL;
        if (change == 4) item.profile = 1;
        if (change == 5) item.filingDate = DATE - 1;
        _expectRefused(_sealedKey(1), IApplicationRegister.Refusal.SealMismatch);
        _open(item);
        _assertForm(_sealedKey(1), SEALED, "still sealed");
    }

    function testWhatTheSealedRecordShowsMustBeWhatWasSealed() public {
        IApplicationRegister.SealedItem memory item = _sealedItem(1);
        item.filingDate = DATE - 1; // shows another date than it sealed
        _recordSealed(item);
        IApplicationRegister.OpeningItem memory opening = _opening(1);
        _expectRefused(_sealedKey(1), IApplicationRegister.Refusal.SealMismatch);
        _open(opening);
        opening.filingDate = DATE - 1;
        _expectRefused(_sealedKey(1), IApplicationRegister.Refusal.SealMismatch);
        _open(opening);
        _correct(_sealedKey(1), _seal(1), 1, PATENT, DATE);
        _open(_opening(1));
        _assertForm(_key(1), OPEN, "after the correction");
    }

    function testOpeningIsRefusedItemByItem() public {
        _recordOpen(_openItem(1));
        _recordSealed(_sealedItem(1));
        _recordSealed(_sealedItem(4));
        IApplicationRegister.OpeningItem[] memory batch = new IApplicationRegister.OpeningItem[](4);
        for (uint256 i = 0; i < 4; ++i) batch[i] = _opening(i + 1);
        batch[2].number = 0;
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationRefused(
            JP,
            _sealedKey(1),
            IApplicationRegister.Refusal.OpenKeyTaken,
            0
        );
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationRefused(JP, _sealedKey(2), IApplicationRegister.Refusal.NotRecorded, 1);
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationRefused(JP, _sealedKey(3), IApplicationRegister.Refusal.Malformed, 2);
        vm.prank(JP_REGISTRAR);
        applications.open(JP, batch);
        _assertForm(_key(4), OPEN, "the good one");
        batch[3].sealedKey = _key(4);
        _expectRefused(_key(4), IApplicationRegister.Refusal.Malformed);
        _open(batch[3]); // an open key is no sealed key
        batch[0].sealedKey = _key(4);
        _expectRefused(_key(4), IApplicationRegister.Refusal.NotRecorded);
        _open(batch[0]); // nor is the record at one sealed
    }

    // --- What a thief takes is given back ---

    function testANumberTakenByAThiefIsGivenBack() public {
        _recordSealed(_sealedItem(1));
        _pass(1);
        IApplicationRegister.OpenItem memory theirs = _openItem(1);
        theirs.digest = "false";
        _recordOpen(theirs);
        _correct(_key(1), "also false", 1, PATENT, DATE);
        _pass(1);
        _expectRefused(_sealedKey(1), IApplicationRegister.Refusal.OpenKeyTaken);
        _open(_opening(1));
        _withdraw(_key(1));
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationSuperseded(JP, _key(1), "also false", uint40(START_TIME + 10));
        _open(_opening(1));
        IApplicationRegister.Record memory record = _record(_key(1));
        assertEq(record.value, _digest(1), "the true digest");
        assertEq(record.recordedAt, START_TIME, "and the true time");
        assertEq(record.revision + record.withdrawnAt, 0, "nothing of the false one");
        _expectNoLogs();
        _recordOpen(_openItem(1));
        _assertNoLogs();
    }

    function testAnOlderOpenRecordDoesNotGiveWay() public {
        _recordOpen(_openItem(1));
        _withdraw(_key(1));
        _recordSealed(_sealedItem(1));
        _expectRefused(_sealedKey(1), IApplicationRegister.Refusal.OpenKeyTaken);
        _open(_opening(1)); // of the same second: neither is older
        assertEq(_record(_key(1)).withdrawnAt, START_TIME, "as it was");
    }

    function testASealedRecordAtAnOpenKeyGivesWay() public {
        IApplicationRegister.SealedItem memory theirs = _sealedItem(2);
        theirs.key = _key(1);
        _recordSealed(theirs);
        _correct(_key(1), _seal(3), 1, PATENT, DATE);
        _pass(1);
        _recordOpen(_openItem(1));
        assertEq(_record(_key(1)).value, _digest(1), "recorded");
        assertEq(_record(_key(1)).revision, 0, "anew");
        assertEq(applications.firstValuesOf(JP, _key(1)).value, _digest(1), "with first values of its own");
        // The same, opened before: then a tombstone stands at the open key.
        theirs.key = _key(5);
        _recordSealed(theirs);
        IApplicationRegister.OpeningItem memory opening = _opening(2);
        opening.sealedKey = _key(5);
        _open(opening);
        _assertForm(_key(5), OPENED, "a tombstone");
        _recordSealed(_sealedItem(5));
        _open(_opening(5));
        _assertForm(_key(5), OPEN, "gave way to the true one");
    }

    // --- Reclassifying ---

    function testReclassifyingMovesTheRecordThereAndBack() public {
        _recordOpen(_openItem(1));
        _withdraw(_key(1));
        _pass(1);
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationReclassified(JP, _key(1), _modelKey(1), 1, "1", MODEL);
        _reclassify(_key(1), 1, MODEL, 1);
        IApplicationRegister.Record memory record = _record(_modelKey(1));
        assertTrue(record.form == OPEN && record.rightType == MODEL, "open under the new type");
        assertEq(record.value, _digest(1), "digest");
        assertEq(record.recordedAt, START_TIME, "first recording time");
        assertEq(record.revisedAt, START_TIME + 10, "revised");
        assertEq(record.withdrawnAt, START_TIME, "withdrawn");
        assertEq(_record(_key(1)).value, _modelKey(1), "the old key points to it");
        assertEq(_record(_key(1)).revisedAt, START_TIME + 10, "since");
        _expectNoLogs();
        _recordOpen(_openItem(1)); // a late repetition
        _reclassify(_key(1), 1, MODEL, 1); // the same again
        _assertNoLogs();
        (bytes32 key, bytes32 modelKey) = (_key(1), _modelKey(1));
        _expectMoved(key, modelKey);
        _reclassify(key, 1, MODEL, 2);
        _expectMoved(key, modelKey);
        _correct(key, _digest(2), 1, PATENT, DATE);

        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationReclassified(JP, modelKey, key, 2, "1", PATENT);
        vm.expectEmit(address(applications));
        emit IApplicationRegister.ApplicationSuperseded(JP, modelKey, _digest(1), uint40(START_TIME));
        _reclassify(modelKey, 1, PATENT, 2);
        _assertForm(_key(1), OPEN, "back");
        _assertForm(_modelKey(1), NONE, "nothing is left there");
        assertEq(_record(_key(1)).revision, 2, "revision");
        assertEq(applications.firstValuesOf(JP, _key(1)).value, _digest(1), "first values");
        _expectNoLogs();
        _recordOpen(_openItem(1));
        _reclassify(modelKey, 1, PATENT, 2); // the same again
        _assertNoLogs();
        bytes4 notRecorded = IApplicationRegister.ApplicationRegisterNotRecorded.selector;
        vm.expectRevert(abi.encodeWithSelector(notRecorded, JP, modelKey));
        _reclassify(modelKey, 1, PATENT, 3);
    }

    function testANumberIsFreeAgainUnderTheTypeThatARecordWentBackFrom() public {
        _recordOpen(_openItem(1));
        _reclassify(_key(1), 1, MODEL, 1);
        _correct(_modelKey(1), "false", 2, MODEL, DATE);
        _reclassify(_modelKey(1), 1, PATENT, 3);
        _recordOpen(_modelItem(1));
        _assertForm(_key(1), OPEN, "the patent");
        assertEq(_record(_modelKey(1)).value, _digest(2), "and the utility model");
        assertEq(_record(_modelKey(1)).revision, 0, "is another application");
        assertEq(applications.firstValuesOf(JP, _modelKey(1)).value, _digest(2), "with first values of its own");
    }

    function testANumberIsFreeAgainWhenWhatWentFromItGaveWay() public {
        _recordSealed(_sealedItem(1));
        _pass(1);
        _recordOpen(_modelItem(1));
        _reclassify(_modelKey(1), 1, PATENT, 1);
        _reclassify(_key(1), 1, "D", 2);
        _reclassify(applications.openKeyOf(JP, "D", "1"), 1, PATENT, 3);
        _withdraw(_key(1));
        _open(_opening(1)); // older than what stands there
        bytes4 wrongWay = IApplicationRegister.ApplicationRegisterMoved.selector;
        (bytes32 key, bytes32 modelKey) = (_key(1), _modelKey(1));
        vm.expectRevert(abi.encodeWithSelector(wrongWay, JP, modelKey, key));
        _withdraw(modelKey);
        _reclassify(key, 1, MODEL, 1); // no way back for it: it never was there
        _assertForm(key, MOVED, "points to it");
        _reclassify(modelKey, 1, PATENT, 2);
        _recordOpen(_modelItem(1));
        assertEq(_record(key).recordedAt, START_TIME, "the true patent");
        assertEq(_record(modelKey).recordedAt, START_TIME + 10, "and the true utility model");
    }

    function testReclassifyingIsRefused() public {
        _recordOpen(_openItem(1));
        _recordSealed(_sealedItem(2));
        IApplicationRegister.OpenItem memory model = _openItem(1);
        model.rightType = MODEL;
        _recordOpen(model);
        (bytes32 key, bytes32 modelKey) = (_key(1), _modelKey(1));
        bytes4 taken = IApplicationRegister.ApplicationRegisterKeyTaken.selector;
        vm.expectRevert(abi.encodeWithSelector(taken, JP, modelKey));
        _reclassify(key, 1, MODEL, 1);
        vm.expectRevert(abi.encodeWithSelector(taken, JP, key));
        _reclassify(key, 1, PATENT, 1);
        bytes4 wrongNumber = IApplicationRegister.ApplicationRegisterWrongNumber.selector;
        vm.expectRevert(abi.encodeWithSelector(wrongNumber, JP, key, bytes32("2")));
        _reclassify(key, 2, "D", 1);
        bytes4 wrongRevision = IApplicationRegister.ApplicationRegisterWrongRevision.selector;
        vm.expectRevert(abi.encodeWithSelector(wrongRevision, JP, key, 0, 2));
        _reclassify(key, 1, "D", 2);
        bytes4 invalid = IApplicationRegister.ApplicationRegisterInvalidId.selector;
        vm.expectRevert(abi.encodeWithSelector(invalid, JP, bytes1("X"), bytes32("1")));
        _reclassify(key, 1, "X", 1);
        vm.expectRevert(
            abi.encodeWithSelector(IApplicationRegister.ApplicationRegisterNotOpen.selector, JP, _sealedKey(2))
        );
        _reclassify(_sealedKey(2), 2, MODEL, 1);
        bytes4 notRecorded = IApplicationRegister.ApplicationRegisterNotRecorded.selector;
        vm.expectRevert(abi.encodeWithSelector(notRecorded, JP, bytes32("none")));
        _reclassify("none", 1, MODEL, 1);
    }

    function testReclassifyingTakesAKeyThatASealedRecordTook() public {
        _recordOpen(_openItem(1));
        IApplicationRegister.SealedItem memory theirs = _sealedItem(2);
        theirs.key = _modelKey(1);
        _recordSealed(theirs);
        _reclassify(_key(1), 1, MODEL, 1);
        _assertForm(_modelKey(1), OPEN, "moved");
    }
}
