// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DocumentLog} from "../../contracts/DocumentLog.sol";
import {IDocumentLog} from "../../contracts/IDocumentLog.sol";
import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {IOfficeGuarded} from "../../contracts/IOfficeGuarded.sol";
import {Fixture} from "./Fixture.sol";
import {ReferenceTree} from "./ReferenceTree.sol";

contract DocumentLogTest is Fixture {
    bytes32[] private none;
    bytes32[] private leaves;

    function setUp() public override {
        super.setUp();
        leaves = ReferenceTree.leaves(1, 64);
    }

    function _root(uint256 size) private view returns (bytes32) {
        return ReferenceTree.root(leaves, 0, size);
    }

    /// @dev Takes values: a hash made after vm.prank or vm.expectRevert would count as the call that they are for.
    function _send(uint64 logNumber, uint64 size, bytes32 root, bytes32[] memory proof) private {
        vm.prank(JP_RECORDER);
        log.append(JP, logNumber, size, root, proof);
    }

    function _expect(bytes memory refusal) private {
        vm.expectRevert(refusal);
    }

    /// @dev A good head on top of the latest.
    function _append(uint64 logNumber, uint64 size) private {
        uint64 latest = log.logOf(JP, logNumber).size;
        bytes32[] memory proof = latest == 0 ? none : ReferenceTree.consistency(leaves, latest, size);
        _send(logNumber, size, _root(size), proof);
    }

    function _closeLog(uint64 logNumber, uint64 goodSize) private {
        vm.prank(JP_ADMIN);
        log.requestClose(JP, logNumber, goodSize);
        vm.prank(GOVERNOR);
        log.confirmClose(JP, logNumber, goodSize);
    }

    function testTheDirectoryMustBeThere() public {
        vm.expectRevert(abi.encodeWithSelector(IOfficeGuarded.OfficeGuardNoContract.selector, STRANGER));
        new DocumentLog(IOfficeDirectory(STRANGER));
        assertEq(address(log.directory()), address(directory), "directory");
    }

    // --- Appending ---

    function testHeadsGrowAndStayReadable() public {
        uint64[5] memory sizes = [uint64(1), 3, 4, 33, 64];
        for (uint256 i = 0; i < sizes.length; ++i) {
            _pass(1);
            bytes32 root = _root(sizes[i]);
            bytes32[] memory proof = i == 0 ? none : ReferenceTree.consistency(leaves, sizes[i - 1], sizes[i]);
            vm.expectEmit(address(log));
            emit IDocumentLog.HeadAppended(JP, 1, sizes[i], root, JP_RECORDER);
            _send(1, sizes[i], root, proof);
        }
        for (uint256 i = 0; i < sizes.length; ++i) {
            IDocumentLog.Head memory head = log.head(JP, 1, sizes[i]);
            assertEq(head.root, _root(sizes[i]), "root");
            assertEq(head.key, JP_RECORDER, "key");
            assertEq(head.blockNumber, START_BLOCK + 1 + i, "block");
            assertEq(head.recordedAt, START_TIME + 10 * (1 + i), "time");
            assertTrue(log.holds(JP, 1, sizes[i]), "holds");
        }
        assertEq(log.logOf(JP, 1).size, 64, "latest");
        assertEq(log.head(JP, 1, 2).root, 0, "no such head");
        assertFalse(log.holds(JP, 1, 2), "does not hold");
        assertEq(log.currentLog(JP), 1, "first log");
    }

    function testTheSameHeadAgainIsNothing() public {
        _append(1, 3);
        _append(1, 10);
        _pass(5);
        (bytes32 three, bytes32 four) = (_root(3), _root(4));
        _expectNoLogs();
        _send(1, 3, three, none);
        _send(1, 10, _root(10), none);
        _assertNoLogs();
        assertEq(log.head(JP, 1, 3).recordedAt, START_TIME, "first time stays");
        _expect(abi.encodeWithSelector(IDocumentLog.DocumentLogHeadConflict.selector, JP, 1, 3, three));
        _send(1, 3, four, none);
    }

    function testWhatDoesNotExtendIsRefused() public {
        _append(1, 10);
        bytes32[] memory proof = ReferenceTree.consistency(leaves, 10, 20);
        (bytes32 ten, bytes32 twenty) = (_root(10), _root(20));
        bytes4 inconsistent = IDocumentLog.DocumentLogInconsistent.selector;
        _expect(abi.encodeWithSelector(inconsistent, 10, 20, ten, ~twenty));
        _send(1, 20, ~twenty, proof);
        _expect(abi.encodeWithSelector(inconsistent, 10, 20, ten, twenty));
        _send(1, 20, twenty, none);
        _expect(abi.encodeWithSelector(IDocumentLog.DocumentLogNotGrowing.selector, 10, 9));
        _send(1, 9, ten, none);
        _expect(abi.encodeWithSelector(IDocumentLog.DocumentLogNotGrowing.selector, 10, 0));
        _send(1, 0, 0, none);
        _expect(abi.encodeWithSelector(IDocumentLog.DocumentLogSizeOutOfRange.selector, 10, 1048587));
        _send(1, 1048587, twenty, proof);
    }

    function testTheFirstHeadHasNoProofAndBoundedSize() public {
        bytes32 root = _root(5);
        uint64 growth = log.MAX_GROWTH();
        _expect(abi.encodeWithSelector(IDocumentLog.DocumentLogProofNotEmpty.selector, 1));
        _send(1, 5, root, new bytes32[](1));
        _expect(abi.encodeWithSelector(IDocumentLog.DocumentLogSizeOutOfRange.selector, 0, growth + 1));
        _send(1, growth + 1, root, none);
        _send(1, growth, root, none);
        assertEq(log.MAX_SIZE(), 2 ** 53, "exact in JSON");
    }

    function testOnlyTheOfficesRecorderAppends(address sender) public {
        vm.assume(sender != JP_RECORDER);
        bytes32 root = _root(1);
        _expectUnauthorised(JP, sender, RECORDER);
        vm.prank(sender);
        log.append(JP, 1, 1, root, none);
        _expectUnauthorised(US, JP_RECORDER, RECORDER);
        vm.prank(JP_RECORDER);
        log.append(US, 1, 1, root, none);
    }

    // --- Closing ---

    function testASpoiltLogGivesWayToTheNext() public {
        _append(1, 10);
        // The thief's head: consistent, with leaves that nobody else knows.
        bytes32[] memory theirs = ReferenceTree.leaves(1, 12);
        (theirs[10], theirs[11]) = (bytes32("secret"), bytes32("secret"));
        bytes32 spoilt = ReferenceTree.root(theirs, 0, 12);
        _send(1, 12, spoilt, ReferenceTree.consistency(theirs, 10, 12));
        bytes32[] memory proof = ReferenceTree.consistency(leaves, 12, 20);
        (bytes32 ten, bytes32 twenty) = (_root(10), _root(20));
        _expect(abi.encodeWithSelector(IDocumentLog.DocumentLogInconsistent.selector, 12, 20, spoilt, twenty));
        _send(1, 20, twenty, proof);

        _pass(1);
        _closeLog(1, 10);
        assertEq(log.currentLog(JP), 2, "next log");
        assertTrue(log.holds(JP, 1, 10), "the good one holds");
        assertFalse(log.holds(JP, 1, 12), "the spoilt one does not");
        assertEq(log.head(JP, 1, 12).key, JP_RECORDER, "and stays readable");
        IDocumentLog.Log memory closed = log.logOf(JP, 1);
        assertEq(closed.goodSize, 10, "good size");
        assertEq(closed.closedAt, START_TIME + 10, "time");
        bytes memory entry = ReferenceTree.entry(1, 3);
        bytes32[] memory path = ReferenceTree.inclusion(leaves, 3, 0, 10);
        assertTrue(log.verifyInclusion(JP, 1, 10, 3, entry, path), "receipts stay good");
        path = ReferenceTree.inclusion(theirs, 3, 0, 12);
        assertFalse(log.verifyInclusion(JP, 1, 12, 3, entry, path), "not on the spoilt head");

        _append(2, 5);
        bytes4 notCurrent = IDocumentLog.DocumentLogNotCurrent.selector;
        _send(1, 10, ten, none); // again, as a late repetition may
        _expect(abi.encodeWithSelector(notCurrent, JP, 1, 2));
        _send(1, 20, twenty, proof);
        _expect(abi.encodeWithSelector(notCurrent, JP, 3, 2));
        _send(3, 5, ten, none);
        _expect(abi.encodeWithSelector(notCurrent, JP, 0, 2));
        _send(0, 5, ten, none);
    }

    function testALogMayBeClosedWithNothingGood() public {
        _append(1, 10);
        _closeLog(1, 0);
        assertFalse(log.holds(JP, 1, 10), "nothing holds");
        _closeLog(2, 0);
        assertEq(log.currentLog(JP), 3, "an empty log too");
    }

    function testClosingTakesAdminAndVote() public {
        _append(1, 10);
        bytes4 notRequested = IDocumentLog.DocumentLogCloseNotRequested.selector;
        vm.expectRevert(abi.encodeWithSelector(notRequested, JP, 1, 0));
        vm.prank(GOVERNOR);
        log.confirmClose(JP, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IDocumentLog.DocumentLogNotAdmin.selector, JP, JP_RECORDER));
        vm.prank(JP_RECORDER);
        log.requestClose(JP, 1, 10);
        vm.startPrank(JP_ADMIN);
        vm.expectRevert(abi.encodeWithSelector(IDocumentLog.DocumentLogNoSuchHead.selector, JP, 1, 9));
        log.requestClose(JP, 1, 9);
        vm.expectRevert(abi.encodeWithSelector(IDocumentLog.DocumentLogNotCurrent.selector, JP, 2, 1));
        log.requestClose(JP, 2, 0);
        log.requestClose(JP, 1, 0);
        log.requestClose(JP, 1, 10);
        vm.expectRevert(abi.encodeWithSelector(IOfficeGuarded.OfficeGovernorOnly.selector, JP_ADMIN));
        log.confirmClose(JP, 1, 10);
        vm.stopPrank();
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(notRequested, JP, 1, 0));
        log.confirmClose(JP, 1, 0);
        log.confirmClose(JP, 1, 10);
    }

    // --- Inclusion ---

    function testInclusionTakesTheEntry(uint8 size, uint8 index) public {
        uint64 n = 1 + (size % 64);
        uint64 i = index % n;
        _append(1, n);
        bytes32[] memory path = ReferenceTree.inclusion(leaves, i, 0, n);
        assertTrue(log.verifyInclusion(JP, 1, n, i, ReferenceTree.entry(1, i), path), "in");
        assertFalse(log.verifyInclusion(JP, 1, n, i, ReferenceTree.entry(2, i), path), "other entry");
        assertFalse(log.verifyInclusion(US, 1, n, i, ReferenceTree.entry(1, i), path), "other office");
        assertFalse(log.verifyInclusion(JP, 2, n, i, ReferenceTree.entry(1, i), path), "other log");
        assertFalse(log.verifyInclusion(JP, 1, n + 1, i, ReferenceTree.entry(1, i), path), "no head");
    }
}
