// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {Fixture} from "./Fixture.sol";

contract MembershipVotesTest is Fixture {
    function testTheClockIsTime() public view {
        assertEq(directory.clock(), block.timestamp, "clock");
        assertSame(bytes(directory.CLOCK_MODE()), "mode=timestamp", "mode");
    }

    function testVotesFollowAdmissionAndRemoval() public {
        vm.warp(START_TIME + 100);
        vm.prank(GOVERNOR);
        directory.admit("DE", JP_ADMIN);
        vm.warp(START_TIME + 200);
        vm.prank(GOVERNOR);
        directory.remove(JP);
        vm.warp(START_TIME + 300);
        assertEq(directory.getVotes(JP_ADMIN), 1, "now");
        assertEq(directory.getPastVotes(JP_ADMIN, START_TIME - 1), 0, "before");
        assertEq(directory.getPastVotes(JP_ADMIN, START_TIME), 1, "first");
        assertEq(directory.getPastVotes(JP_ADMIN, START_TIME + 150), 2, "two offices");
        assertEq(directory.getPastVotes(JP_ADMIN, START_TIME + 200), 1, "one again");
        assertEq(directory.getPastTotalSupply(START_TIME - 1), 0, "nobody");
        assertEq(directory.getPastTotalSupply(START_TIME + 99), 2, "two");
        assertEq(directory.getPastTotalSupply(START_TIME + 100), 3, "three");
        assertEq(directory.getPastTotalSupply(START_TIME + 299), 2, "two again");
        assertEq(directory.getPastAdmin(JP, START_TIME + 199), JP_ADMIN, "its admin");
        assertEq(directory.getPastAdmin(JP, START_TIME + 200), address(0), "not a member");
        assertEq(directory.getPastAdmin("DE", START_TIME + 99), address(0), "not yet");
    }

    function testVotesFollowTheAdmin() public {
        vm.warp(START_TIME + 100);
        vm.prank(GOVERNOR);
        directory.replaceAdmin(JP, STRANGER);
        vm.warp(START_TIME + 101);
        assertEq(directory.getPastVotes(JP_ADMIN, START_TIME + 99), 1, "before");
        assertEq(directory.getPastVotes(JP_ADMIN, START_TIME + 100), 0, "after");
        assertEq(directory.getPastVotes(STRANGER, START_TIME + 100), 1, "moved");
        assertEq(directory.getPastTotalSupply(START_TIME + 100), 2, "as many as before");
        assertEq(directory.getPastAdmin(JP, START_TIME + 100), STRANGER, "admin");
        // To oneself: nothing is lost or doubled.
        vm.prank(GOVERNOR);
        directory.replaceAdmin(JP, STRANGER);
        assertEq(directory.getVotes(STRANGER), 1, "still one");
    }

    function testTheRunningSecondHasNoPastVotes(uint48 ahead) public {
        uint256 timepoint = block.timestamp + ahead;
        bytes memory refusal = abi.encodeWithSelector(
            IOfficeDirectory.OfficeDirectoryFutureLookup.selector,
            timepoint,
            uint48(block.timestamp)
        );
        vm.expectRevert(refusal);
        directory.getPastVotes(JP_ADMIN, timepoint);
        vm.expectRevert(refusal);
        directory.getPastTotalSupply(timepoint);
        vm.expectRevert(refusal);
        directory.getPastAdmin(JP, timepoint);
    }

    function testVotesCannotBeHandedOn(address delegatee) public {
        assertEq(directory.delegates(delegatee), delegatee, "everybody votes for themselves");
        bytes memory refusal = abi.encodeWithSelector(
            IOfficeDirectory.OfficeDirectoryVotesNotTransferable.selector,
            delegatee
        );
        vm.expectRevert(refusal);
        directory.delegate(delegatee);
        vm.expectRevert(refusal);
        directory.delegateBySig(delegatee, 0, 0, 0, 0, 0);
    }

    /// @dev However offices come, go and change hands: votes are the offices whose admin an account is.
    function testVotesAreAlwaysCountedPerOffice(uint256 seed) public {
        bytes2[4] memory codes = [JP, US, bytes2("DE"), bytes2("FR")];
        address[3] memory admins = [JP_ADMIN, US_ADMIN, STRANGER];
        vm.startPrank(GOVERNOR);
        for (uint256 step = 0; step < 24; ++step) {
            seed = uint256(keccak256(abi.encode(seed)));
            bytes2 office = codes[seed % 4];
            address admin = admins[(seed >> 8) % 3];
            if (directory.adminOf(office) == address(0)) directory.admit(office, admin);
            else if ((seed >> 16) % 2 == 0) directory.remove(office);
            else directory.replaceAdmin(office, admin);
            if ((seed >> 24) % 3 == 0) vm.warp(block.timestamp + 1);
        }
        vm.warp(block.timestamp + 1);
        uint256 total;
        for (uint256 i = 0; i < admins.length; ++i) {
            uint256 held;
            for (uint256 j = 0; j < codes.length; ++j) {
                if (directory.adminOf(codes[j]) == admins[i]) ++held;
            }
            assertEq(directory.getVotes(admins[i]), held, "votes");
            assertEq(directory.getPastVotes(admins[i], block.timestamp - 1), held, "past votes");
            total += held;
        }
        assertEq(directory.getPastTotalSupply(block.timestamp - 1), total, "total");
    }
}
