// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {Fixture} from "./Fixture.sol";

contract GovernedBookTest is Fixture {
    function testDelegationHoldsFromItsBlockToTheNextAfterItsEnd() public {
        vm.prank(GOVERNOR);
        directory.setDelegation(JP, US, true);
        vm.roll(1500);
        vm.prank(GOVERNOR);
        directory.setDelegation(JP, US, false);
        vm.roll(1600);
        vm.prank(GOVERNOR);
        directory.setDelegation(JP, US, true);
        uint48[6] memory blocks = [uint48(999), 1000, 1500, 1501, 1599, 1600];
        bool[6] memory could = [false, true, true, false, false, true];
        for (uint256 i = 0; i < blocks.length; ++i) {
            assertTrue(directory.isDelegatedAt(JP, US, blocks[i]) == could[i], "at that block");
        }
        assertFalse(directory.isDelegatedAt(US, JP, 1000), "one way only");
        assertEq(directory.delegationIntervals(JP, US).length, 2, "intervals");
        assertEq(directory.delegationIntervals(JP, US)[0].untilBlock, 1501, "end");
    }

    function testDelegationIsRefused() public {
        bytes4 unchanged = IOfficeDirectory.OfficeDirectoryDelegationUnchanged.selector;
        bytes4 invalid = IOfficeDirectory.OfficeDirectoryInvalidCode.selector;
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(unchanged, JP, US, false));
        directory.setDelegation(JP, US, false);
        directory.setDelegation(JP, US, true);
        vm.expectRevert(abi.encodeWithSelector(unchanged, JP, US, true));
        directory.setDelegation(JP, US, true);
        vm.expectRevert(abi.encodeWithSelector(invalid, bytes2("jp")));
        directory.setDelegation("jp", US, true);
        vm.expectRevert(abi.encodeWithSelector(invalid, bytes2("us")));
        directory.setDelegation(JP, "us", true);
    }

    function testTheBookKeepsEveryEntryAndTheCurrentOneLast() public {
        vm.startPrank(GOVERNOR);
        directory.listContract("DocumentLog", address(log));
        vm.roll(2000);
        directory.listContract("DocumentLog", address(applications));
        directory.listData("calendars", bytes32(uint256(5)));
        vm.stopPrank();
        IOfficeDirectory.BookEntry[] memory entries = directory.bookEntries("DocumentLog");
        assertEq(entries.length, 2, "entries");
        assertEq(entries[0].target, address(log), "first");
        assertEq(entries[0].digest, address(log).codehash, "code hash");
        assertEq(entries[1].target, address(applications), "current");
        assertEq(entries[1].fromBlock, 2000, "block");
        assertEq(entries[0].listedAt, START_TIME, "time");
        assertEq(directory.bookEntries("calendars")[0].digest, bytes32(uint256(5)), "data");
        assertEq(directory.bookNames().length, 2, "names");
        assertEq(directory.bookNames()[1], "calendars", "in order");
        assertEq(directory.bookEntries("none").length, 0, "none");
    }

    function testTheBookRefusesWhatIsNotThere() public {
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNoCode.selector, STRANGER));
        directory.listContract("DocumentLog", STRANGER);
        vm.expectRevert(
            abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryEmptyBookEntry.selector, bytes32("data"))
        );
        directory.listData("data", 0);
        vm.stopPrank();
        bytes memory refusal = abi.encodeWithSelector(
            IOfficeDirectory.OfficeDirectoryNotGovernor.selector,
            address(this)
        );
        vm.expectRevert(refusal);
        directory.listContract("DocumentLog", address(log));
        vm.expectRevert(refusal);
        directory.listData("data", bytes32(uint256(1)));
    }
}
