// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {Fixture} from "./Fixture.sol";

contract OfficeDirectoryKeysTest is Fixture {
    address private constant KEY = address(0xc0ffee);

    function _expectInterval(uint48 fromBlock, uint48 untilBlock) private {
        bytes4 selector = IOfficeDirectory.OfficeDirectoryInvalidInterval.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, fromBlock, untilBlock));
    }

    function _expectEnd(uint48 untilBlock, uint48 end) private {
        vm.expectRevert(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidEnd.selector, untilBlock, end));
    }

    function _expectMark(uint48 sinceBlock, uint48 mark) private {
        vm.expectRevert(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidMark.selector, sinceBlock, mark));
    }

    /// @dev The key holds in exactly the blocks granted, before and after being asked in time.
    function testAKeyHoldsInItsInterval(uint48 fromBlock, uint48 untilBlock, uint48 asked) public {
        fromBlock = uint48(block.number) + (fromBlock % 1000);
        untilBlock = fromBlock + 1 + (untilBlock % 1000);
        asked = uint48(block.number) + (asked % 3000);
        vm.prank(JP_ADMIN);
        directory.grantKey(JP, KEY, RECORDER, fromBlock, untilBlock);
        bool inside = fromBlock <= asked && asked < untilBlock;
        assertTrue(directory.isAuthorisedAt(JP, KEY, RECORDER, asked) == inside, "asked before");
        vm.roll(asked);
        assertTrue(directory.isAuthorised(JP, KEY, RECORDER) == inside, "asked then");
        vm.roll(asked + 5000);
        assertTrue(directory.isAuthorisedAt(JP, KEY, RECORDER, asked) == inside, "asked after");
        assertFalse(directory.isAuthorisedAt(JP, KEY, REGISTRAR, asked), "other role");
        assertFalse(directory.isAuthorisedAt(US, KEY, RECORDER, asked), "other office");
    }

    function testIntervalsNeitherBeginInThePastNorOverlap() public {
        vm.startPrank(JP_ADMIN);
        vm.expectRevert(
            abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidAddress.selector, address(0))
        );
        directory.grantKey(JP, address(0), RECORDER, 0, 0);
        _expectInterval(999, type(uint48).max);
        directory.grantKey(JP, KEY, RECORDER, 999, 0);
        _expectInterval(1000, 1000);
        directory.grantKey(JP, KEY, RECORDER, 0, 1000);
        directory.grantKey(JP, KEY, RECORDER, 0, 1100);
        _expectInterval(1099, 1200);
        directory.grantKey(JP, KEY, RECORDER, 1099, 1200);
        directory.grantKey(JP, KEY, RECORDER, 1100, 1200);
        directory.grantKey(JP, KEY, RECORDER, 1300, 0);
        vm.stopPrank();
        IOfficeDirectory.Interval[] memory intervals = directory.keyIntervals(JP, KEY, RECORDER);
        assertEq(intervals.length, 3, "intervals");
        assertEq(intervals[0].fromBlock, 1000, "oldest first");
        assertEq(intervals[1].untilBlock, 1200, "then");
        assertEq(intervals[2].untilBlock, type(uint48).max, "no end");
        assertEq(directory.keyRoles(JP).length, 3, "listed once");
        assertEq(directory.keyRoles(JP)[2].key, KEY, "last");
        assertEq(directory.keyIntervals(JP, STRANGER, RECORDER).length, 0, "none");
    }

    function testAStolenKeyEndsInAllItsIntervals() public {
        vm.startPrank(JP_ADMIN);
        directory.grantKey(JP, KEY, REGISTRAR, 0, 2000);
        directory.grantKey(JP, KEY, REGISTRAR, 2000, 3000);
        directory.grantKey(JP, KEY, REGISTRAR, 4000, 0);
        _pass(10);
        directory.endKey(JP, KEY, REGISTRAR, 0);
        vm.stopPrank();
        assertTrue(directory.isAuthorised(JP, KEY, REGISTRAR), "this block is left as it was");
        _pass(1);
        assertFalse(directory.isAuthorised(JP, KEY, REGISTRAR), "from the next on");
        assertTrue(directory.isAuthorisedAt(JP, KEY, REGISTRAR, 1010), "it had been");
        assertFalse(directory.isAuthorisedAt(JP, KEY, REGISTRAR, 2500), "nor what was planned");
        assertFalse(directory.isAuthorisedAt(JP, KEY, REGISTRAR, 9999), "at any time");
    }

    function testEndsAreNeverInThePast() public {
        vm.startPrank(JP_ADMIN);
        _expectEnd(1001, 0);
        directory.endKey(JP, KEY, RECORDER, 0);
        directory.grantKey(JP, KEY, RECORDER, 0, 1100);
        _expectEnd(1000, 1100);
        directory.endKey(JP, KEY, RECORDER, 1000);
        _expectEnd(1100, 1100);
        directory.endKey(JP, KEY, RECORDER, 1100);
        directory.endKey(JP, KEY, RECORDER, 1050);
        vm.roll(1060);
        _expectEnd(1061, 1050);
        directory.endKey(JP, KEY, RECORDER, 0);
        directory.grantKey(JP, KEY, RECORDER, 0, 0);
        assertTrue(directory.isAuthorised(JP, KEY, RECORDER), "granted anew");
        assertFalse(directory.isAuthorisedAt(JP, KEY, RECORDER, 1055), "with the gap");
    }

    function testAKeyMayServeSeveralOffices() public {
        vm.prank(US_ADMIN);
        directory.grantKey(US, JP_RECORDER, RECORDER, 0, 0);
        assertTrue(directory.isAuthorised(US, JP_RECORDER, RECORDER), "there");
        assertTrue(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "and here");
    }

    function testKeysAreTheAdmins(address sender) public {
        vm.assume(sender != JP_ADMIN);
        bytes memory refusal = abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotAdmin.selector, JP, sender);
        vm.prank(sender);
        vm.expectRevert(refusal);
        directory.grantKey(JP, sender, RECORDER, 0, 0);
        vm.prank(sender);
        vm.expectRevert(refusal);
        directory.endKey(JP, JP_RECORDER, RECORDER, 0);
        vm.assume(sender != GOVERNOR);
        vm.prank(sender);
        vm.expectRevert(refusal);
        directory.markCompromised(JP, JP_RECORDER, 1);
    }

    function testTheMarkTakesNoRightAway() public {
        vm.startPrank(JP_ADMIN);
        _expectMark(0, 0);
        directory.markCompromised(JP, JP_RECORDER, 0);
        _expectMark(1001, 0);
        directory.markCompromised(JP, JP_RECORDER, 1001);
        directory.markCompromised(JP, JP_RECORDER, 900);
        _expectMark(900, 900);
        directory.markCompromised(JP, JP_RECORDER, 900);
        directory.markCompromised(JP, JP_RECORDER, 800);
        vm.stopPrank();
        assertEq(directory.compromisedSince(JP, JP_RECORDER), 800, "mark");
        assertTrue(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "still a key");
        vm.startPrank(GOVERNOR);
        directory.markCompromised(JP, JP_RECORDER, 950);
        directory.markCompromised(JP, JP_RECORDER, 0);
        _expectMark(1001, 0);
        directory.markCompromised(JP, JP_RECORDER, 1001);
        assertEq(directory.compromisedSince(JP, JP_RECORDER), 0, "lifted");
    }

    /// @dev Whatever was granted, one transaction leaves a key nothing to write with, and the past as it was.
    function testOneTransactionCutsAKeyOff(uint48 granted, uint48 lasts, uint48 since, uint48 asked, bool both) public {
        granted = 1000 + (granted % 100);
        since = 1 + (since % 1050);
        asked = 1000 + (asked % 2000);
        vm.startPrank(JP_ADMIN);
        directory.grantKey(JP, KEY, RECORDER, granted, lasts == 0 ? 0 : granted + 1 + (lasts % 500));
        if (both) directory.grantKey(JP, KEY, REGISTRAR, 0, 0);
        bool recorder = directory.isAuthorisedAt(JP, KEY, RECORDER, asked);
        vm.roll(1050);
        directory.cutOffKey(JP, KEY, since);
        vm.stopPrank();
        bool past = asked <= 1050;
        assertTrue(directory.isAuthorisedAt(JP, KEY, RECORDER, asked) == (past && recorder), "recorder");
        assertTrue(directory.isAuthorisedAt(JP, KEY, REGISTRAR, asked) == (past && both), "registrar");
        assertTrue(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "the other key stays");
        assertEq(directory.compromisedSince(JP, KEY), since, "mark");
    }

    function testAKeyIsCutOffByItsAdminAloneAndSinceABlockThatWas(address sender) public {
        vm.assume(sender != JP_ADMIN);
        vm.expectRevert(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotAdmin.selector, JP, sender));
        vm.prank(sender);
        directory.cutOffKey(JP, JP_RECORDER, 900);
        vm.startPrank(JP_ADMIN);
        _expectMark(0, 0);
        directory.cutOffKey(JP, JP_RECORDER, 0);
        _expectMark(1001, 0);
        directory.cutOffKey(JP, JP_RECORDER, 1001);
        directory.markCompromised(JP, JP_RECORDER, 900);
        directory.cutOffKey(JP, JP_RECORDER, 950);
        assertEq(directory.compromisedSince(JP, JP_RECORDER), 900, "an earlier mark stays");
        directory.cutOffKey(JP, JP_RECORDER, 800);
        vm.stopPrank();
        assertEq(directory.compromisedSince(JP, JP_RECORDER), 800, "a later one gives way");
        _pass(1);
        assertFalse(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "ended");
    }

    function testThePastKnowsWhetherTheOfficeCouldWrite() public {
        vm.roll(1100);
        vm.prank(GOVERNOR);
        directory.suspend(JP);
        vm.roll(1200);
        vm.prank(GOVERNOR);
        directory.reinstate(JP);
        vm.roll(1300);
        vm.prank(GOVERNOR);
        directory.remove(JP);
        vm.roll(2000);
        uint48[8] memory blocks = [uint48(999), 1000, 1099, 1100, 1101, 1200, 1300, 1301];
        bool[8] memory could = [false, true, true, true, false, true, true, false];
        for (uint256 i = 0; i < blocks.length; ++i) {
            assertTrue(directory.isAuthorisedAt(JP, JP_RECORDER, RECORDER, blocks[i]) == could[i], "at that block");
        }
        assertFalse(directory.isAuthorisedAt(XX, JP_RECORDER, RECORDER, 1000), "never a member");
        IOfficeDirectory.StatusChange[] memory history = directory.statusHistory(JP);
        assertEq(history.length, 4, "changes");
        assertTrue(history[3].status == IOfficeDirectory.OfficeStatus.Removed, "last");
        assertEq(history[1].fromBlock, 1100, "block");
        assertEq(history[0].changedAt, START_TIME, "time");
        assertEq(history[3].term, 1, "term");
    }
}
