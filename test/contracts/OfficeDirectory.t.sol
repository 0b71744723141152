// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {OfficeDirectory} from "../../contracts/OfficeDirectory.sol";
import {Fixture} from "./Fixture.sol";

contract OfficeDirectoryTest is Fixture {
    function _expect(bytes memory refusal) private {
        vm.expectRevert(refusal);
    }

    function _expectNotAdmin(bytes2 office, address account) private {
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotAdmin.selector, office, account));
    }

    function _expectStatus(bytes2 office, IOfficeDirectory.OfficeStatus status) private {
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryWrongStatus.selector, office, status));
    }

    // --- Membership ---

    function testGovernorIsGivenAtDeployment() public {
        assertEq(directory.governor(), GOVERNOR, "governor");
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidAddress.selector, address(0)));
        new OfficeDirectory(address(0));
    }

    function testAdmissionIsReadable() public view {
        bytes2[] memory codes = directory.offices();
        assertEq(codes.length, 2, "offices");
        assertTrue(codes[0] == JP && codes[1] == US, "in order of admission");
        IOfficeDirectory.Office memory office = directory.officeOf(JP);
        assertTrue(office.status == IOfficeDirectory.OfficeStatus.Active, "active");
        assertEq(office.admin, JP_ADMIN, "admin");
        assertEq(office.term, 1, "first term");
        assertEq(office.admittedAt, START_TIME, "time");
        assertEq(directory.adminOf(XX), address(0), "nobody");
    }

    function testMembershipIsTheGovernors(address sender) public {
        vm.assume(sender != GOVERNOR);
        bytes memory refusal = abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotGovernor.selector, sender);
        bytes[8] memory calls = [
            abi.encodeCall(directory.admit, (XX, sender)),
            abi.encodeCall(directory.suspend, (JP)),
            abi.encodeCall(directory.suspendUntil, (JP, type(uint40).max)),
            abi.encodeCall(directory.reinstate, (JP)),
            abi.encodeCall(directory.remove, (JP)),
            abi.encodeCall(directory.replaceAdmin, (JP, sender)),
            abi.encodeCall(directory.thaw, (JP)),
            abi.encodeCall(directory.setDelegation, (JP, US, true))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(sender);
            (bool done, bytes memory answer) = address(directory).call(calls[i]);
            assertFalse(done, "done by a stranger");
            assertSame(answer, refusal, "error");
        }
    }

    function testOnlyTwoCapitalsAreACode(bytes2 office) public {
        bool good = office[0] >= "A" && office[0] <= "Z" && office[1] >= "A" && office[1] <= "Z";
        vm.assume(office != JP && office != US);
        if (!good) _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidCode.selector, office));
        vm.prank(GOVERNOR);
        directory.admit(office, STRANGER);
        assertEq(directory.adminOf(office), good ? STRANGER : address(0), "admin");
    }

    function testCodesAtTheEdges() public {
        bytes2[6] memory bad = [bytes2("@A"), "[A", "A@", "A[", "jp", 0x0000];
        for (uint256 i = 0; i < bad.length; ++i) {
            _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidCode.selector, bad[i]));
            vm.prank(GOVERNOR);
            directory.admit(bad[i], STRANGER);
        }
        vm.startPrank(GOVERNOR);
        directory.admit("AZ", STRANGER);
        directory.admit("ZA", STRANGER);
        assertEq(directory.offices().length, 4, "both");
    }

    function testStatusHasItsOrder() public {
        vm.startPrank(GOVERNOR);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidAddress.selector, address(0)));
        directory.admit(XX, address(0));
        _expectStatus(JP, IOfficeDirectory.OfficeStatus.Active);
        directory.admit(JP, JP_ADMIN);
        _expectStatus(JP, IOfficeDirectory.OfficeStatus.Active);
        directory.reinstate(JP);
        _expectStatus(XX, IOfficeDirectory.OfficeStatus.None);
        directory.suspend(XX);
        _expectStatus(XX, IOfficeDirectory.OfficeStatus.None);
        directory.remove(XX);
        _expectStatus(XX, IOfficeDirectory.OfficeStatus.None);
        directory.replaceAdmin(XX, STRANGER);
        directory.suspend(JP);
        _expectStatus(JP, IOfficeDirectory.OfficeStatus.Suspended);
        directory.suspend(JP);
        directory.remove(JP);
        _expectStatus(JP, IOfficeDirectory.OfficeStatus.Removed);
        directory.remove(JP);
    }

    function testSuspensionStopsWritingOnly() public {
        vm.prank(GOVERNOR);
        directory.suspend(JP);
        assertFalse(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "cannot write");
        assertEq(directory.getVotes(JP_ADMIN), 1, "keeps its vote");
        vm.prank(JP_ADMIN);
        directory.grantKey(JP, STRANGER, RECORDER, 0, 0);
        vm.prank(GOVERNOR);
        directory.reinstate(JP);
        assertTrue(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "writes again");
    }

    function testASuspensionForATimeIsEndedByAnyoneAfterIt() public {
        uint40 end = uint40(block.timestamp + 100);
        bytes4 invalid = IOfficeDirectory.OfficeDirectoryInvalidSuspension.selector;
        vm.startPrank(GOVERNOR);
        _expect(abi.encodeWithSelector(invalid, JP, uint40(block.timestamp)));
        directory.suspendUntil(JP, uint40(block.timestamp));
        vm.expectEmit(address(directory));
        emit IOfficeDirectory.SuspensionLimited(JP, end);
        directory.suspendUntil(JP, end);
        _expectStatus(JP, IOfficeDirectory.OfficeStatus.Suspended);
        directory.suspendUntil(JP, end);
        vm.stopPrank();
        assertFalse(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "cannot write");
        vm.roll(block.number + 1);
        vm.warp(end);
        assertFalse(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "not before the end is recorded");
        vm.prank(STRANGER);
        directory.reinstate(JP);
        assertTrue(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "writes again");
        assertFalse(directory.isAuthorisedAt(JP, JP_RECORDER, RECORDER, uint48(START_BLOCK - 1)), "before admission");
        assertTrue(directory.isAuthorisedAt(JP, JP_RECORDER, RECORDER, uint48(block.number)), "in this block");
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotGovernor.selector, STRANGER));
        vm.prank(STRANGER);
        directory.reinstate(JP);
    }

    function testRemovalEndsASuspensionForATime() public {
        vm.startPrank(GOVERNOR);
        directory.suspendUntil(JP, uint40(block.timestamp + 100));
        directory.remove(JP);
        directory.admit(JP, JP_ADMIN);
        directory.suspend(JP);
        vm.stopPrank();
        vm.warp(block.timestamp + 100);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotGovernor.selector, STRANGER));
        vm.prank(STRANGER);
        directory.reinstate(JP);
    }

    function testRemovalEndsTheTermAndItsKeys() public {
        uint48 planned = uint48(block.number + 100);
        vm.startPrank(JP_ADMIN);
        directory.grantKey(JP, STRANGER, RECORDER, planned, 0);
        directory.proposeAdmin(JP, STRANGER);
        vm.stopPrank();
        vm.prank(JP_RECORDER);
        directory.freeze(JP);
        _pass(1);
        vm.prank(GOVERNOR);
        directory.remove(JP);
        IOfficeDirectory.Office memory office = directory.officeOf(JP);
        assertEq(office.admin, address(0), "no admin");
        assertEq(office.pendingAdmin, address(0), "no proposal");
        assertFalse(office.frozen, "not frozen");
        _expectNotAdmin(JP, JP_ADMIN);
        vm.prank(JP_ADMIN);
        directory.grantKey(JP, STRANGER, REGISTRAR, 0, 0);
        vm.prank(JP_RECORDER);
        _expectStatus(JP, IOfficeDirectory.OfficeStatus.Removed);
        directory.freeze(JP);

        _pass(1);
        vm.prank(GOVERNOR);
        directory.admit(JP, US_ADMIN);
        assertEq(directory.officeOf(JP).term, 2, "second term");
        assertEq(directory.offices().length, 2, "listed once");
        assertFalse(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "old key is dead");
        assertTrue(directory.isAuthorisedAt(JP, JP_RECORDER, RECORDER, uint48(START_BLOCK)), "and was alive");
        vm.prank(US_ADMIN);
        directory.grantKey(JP, JP_RECORDER, RECORDER, 0, 0);
        assertTrue(directory.isAuthorised(JP, JP_RECORDER, RECORDER), "granted anew");
        assertEq(directory.keyIntervals(JP, JP_RECORDER, RECORDER).length, 2, "both terms readable");
        vm.roll(planned);
        assertFalse(directory.isAuthorised(JP, STRANGER, RECORDER), "what the old term planned is dead too");
    }

    // --- Admin change ---

    function testAdminChangesInTwoStepsWithDelay() public {
        vm.expectEmit(address(directory));
        uint40 from = uint40(START_TIME + directory.ADMIN_CHANGE_DELAY());
        emit IOfficeDirectory.AdminProposed(JP, STRANGER, from);
        vm.prank(JP_ADMIN);
        directory.proposeAdmin(JP, STRANGER);
        vm.warp(from - 1);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryTooEarly.selector, JP, from));
        vm.prank(STRANGER);
        directory.acceptAdmin(JP);
        vm.warp(from);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotPendingAdmin.selector, JP, US_ADMIN));
        vm.prank(US_ADMIN);
        directory.acceptAdmin(JP);
        vm.prank(STRANGER);
        directory.acceptAdmin(JP);
        assertEq(directory.adminOf(JP), STRANGER, "changed");
        _expectNotAdmin(JP, JP_ADMIN);
        vm.prank(JP_ADMIN);
        directory.proposeAdmin(JP, JP_ADMIN);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotPendingAdmin.selector, JP, STRANGER));
        vm.prank(STRANGER);
        directory.acceptAdmin(JP);
    }

    function testAdminDropsAProposal() public {
        vm.startPrank(JP_ADMIN);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidAddress.selector, address(0)));
        directory.proposeAdmin(JP, address(0));
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryInvalidAddress.selector, address(0)));
        directory.cancelAdminProposal(JP);
        directory.proposeAdmin(JP, STRANGER);
        directory.cancelAdminProposal(JP);
        vm.stopPrank();
        vm.warp(START_TIME + 30 days);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotPendingAdmin.selector, JP, STRANGER));
        vm.prank(STRANGER);
        directory.acceptAdmin(JP);
    }

    function testAnyKeyFreezesAndOnlyAVoteThaws() public {
        vm.prank(JP_ADMIN);
        directory.proposeAdmin(JP, STRANGER);
        vm.prank(US_RECORDER);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotKey.selector, JP, US_RECORDER));
        directory.freeze(JP);
        vm.prank(JP_REGISTRAR);
        directory.freeze(JP);
        vm.prank(JP_RECORDER);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryFrozen.selector, JP));
        directory.freeze(JP);
        vm.warp(START_TIME + 30 days);
        vm.prank(STRANGER);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryFrozen.selector, JP));
        directory.acceptAdmin(JP);
        vm.prank(JP_ADMIN);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryFrozen.selector, JP));
        directory.proposeAdmin(JP, US_ADMIN);

        vm.startPrank(GOVERNOR);
        directory.thaw(JP);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotFrozen.selector, JP));
        directory.thaw(JP);
        vm.stopPrank();
        vm.prank(STRANGER);
        directory.acceptAdmin(JP);
        assertEq(directory.adminOf(JP), STRANGER, "went on");
    }

    function testGovernorReplacesAnAdminThatWasStolen() public {
        vm.prank(JP_ADMIN);
        directory.proposeAdmin(JP, STRANGER);
        vm.prank(JP_RECORDER);
        directory.freeze(JP);
        vm.prank(GOVERNOR);
        directory.replaceAdmin(JP, US_ADMIN);
        assertEq(directory.adminOf(JP), US_ADMIN, "replaced");
        assertEq(directory.officeOf(JP).pendingFrom, 0, "proposal dropped");
        assertEq(directory.getVotes(US_ADMIN), 2, "both votes");
        assertEq(directory.getVotes(JP_ADMIN), 0, "none");
    }

    // --- Profile ---

    function testProfileIsTheAdmins() public {
        _expectNotAdmin(JP, US_ADMIN);
        vm.prank(US_ADMIN);
        directory.setProfile(JP, "", 0);
        string memory longest = string(new bytes(directory.MAX_URI_LENGTH()));
        vm.prank(JP_ADMIN);
        directory.setProfile(JP, longest, 0);
        _expect(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryUriTooLong.selector, 2049));
        vm.prank(JP_ADMIN);
        directory.setProfile(JP, string.concat(longest, "x"), 0);
        vm.prank(JP_ADMIN);
        directory.setProfile(JP, "https://office.example/profile.json", bytes32(uint256(7)));
        assertEq(directory.officeOf(JP).profileDigest, bytes32(uint256(7)), "digest");
        assertSame(bytes(directory.officeOf(JP).profileUri), "https://office.example/profile.json", "uri");
    }
}
