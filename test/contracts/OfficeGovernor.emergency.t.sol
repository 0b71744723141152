// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {IOfficeGovernor} from "../../contracts/IOfficeGovernor.sol";
import {GovernedFixture} from "./GovernedFixture.sol";

contract OfficeGovernorEmergencyTest is GovernedFixture {
    address private constant RECORDER_KEY = address(0x77);

    function setUp() public override {
        super.setUp();
        vm.prank(_admin(1));
        directory.grantKey(_code(1), RECORDER_KEY, RECORDER, 0, 0);
    }

    function _status() private view returns (IOfficeDirectory.OfficeStatus) {
        return directory.officeOf(_code(1)).status;
    }

    function execute(Proposal memory proposal) external {
        _execute(proposal);
    }

    function testMoreThanAThirdStopOneOfficeFromWriting() public {
        Proposal memory proposal = _suspendInEmergency(1);
        _proposeAs(_admin(0), proposal);
        _votes(proposal.id, 2, FOR);
        _assertState(proposal.id, IGovernor.ProposalState.Active, "a third");
        _vote(proposal.id, _admin(2), _code(2), FOR);
        _assertState(proposal.id, IGovernor.ProposalState.Succeeded, "more than a third");
        assertTrue(governor.tallyOf(proposal.id).emergency, "an emergency");
        _execute(proposal);
        assertEq(directory.officeOf(_code(1)).suspendedUntil, block.timestamp + EMERGENCY, "for a time");
        assertFalse(directory.isAuthorised(_code(1), RECORDER_KEY, RECORDER), "cannot write");
        assertEq(directory.adminOf(_code(1)), _admin(1), "keeps its admin");
        assertEq(validators.seatOf(_code(1)).validator, _validator(1), "and its seat");
        _pass(1);
        Proposal memory other = _admit(7);
        _proposeAs(_admin(1), other);
        _vote(other.id, _admin(1), _code(1), FOR);
        assertEq(governor.tallyOf(other.id).forVotes, 1, "and its vote");
    }

    function testAsManyAgainstItKeepItFromHappening() public {
        Proposal memory proposal = _suspendInEmergency(1);
        _proposeAs(_admin(0), proposal);
        for (uint256 n = 3; n < 6; ++n) _vote(proposal.id, _admin(n), _code(n), AGAINST);
        _votes(proposal.id, 3, FOR);
        _assertState(proposal.id, IGovernor.ProposalState.Active, "three against three");
        vm.warp(governor.proposalDeadline(proposal.id) + 1);
        _assertState(proposal.id, IGovernor.ProposalState.Defeated, "not more");
    }

    function testItEndsByItselfUnlessConfirmed() public {
        _decide(_suspendInEmergency(1), 3);
        uint40 end = directory.officeOf(_code(1)).suspendedUntil;
        bytes4 early = IOfficeDirectory.OfficeDirectoryTooEarly.selector;
        vm.warp(end - 1);
        vm.expectRevert(abi.encodeWithSelector(early, _code(1), end));
        vm.prank(_admin(1));
        directory.reinstate(_code(1));
        vm.warp(end);
        vm.prank(_admin(1));
        directory.reinstate(_code(1));
        assertTrue(directory.isAuthorised(_code(1), RECORDER_KEY, RECORDER), "writes again");
        assertEq(directory.officeOf(_code(1)).suspendedUntil, 0, "no end left");
    }

    function testTwoThirdsConfirmIt() public {
        _decide(_suspendInEmergency(1), 3);
        _decide(_calls(address(directory), abi.encodeCall(directory.suspend, (_code(1)))), 4);
        assertEq(directory.officeOf(_code(1)).suspendedUntil, 0, "confirmed");
        vm.warp(block.timestamp + 365 days);
        bytes4 notGovernor = IOfficeDirectory.OfficeDirectoryNotGovernor.selector;
        vm.expectRevert(abi.encodeWithSelector(notGovernor, address(this)));
        directory.reinstate(_code(1));
        assertTrue(_status() == IOfficeDirectory.OfficeStatus.Suspended, "until a vote");
    }

    function testTwoThirdsEndItBeforeItsTime() public {
        _decide(_suspendInEmergency(1), 3);
        _decide(_calls(address(directory), abi.encodeCall(directory.reinstate, (_code(1)))), 4);
        assertTrue(_status() == IOfficeDirectory.OfficeStatus.Active, "active");
        // What the vote suspends later does not end with the time of what came before.
        _decide(_calls(address(directory), abi.encodeCall(directory.suspend, (_code(1)))), 4);
        vm.warp(block.timestamp + EMERGENCY);
        vm.expectRevert(abi.encodeWithSelector(IOfficeDirectory.OfficeDirectoryNotGovernor.selector, address(this)));
        directory.reinstate(_code(1));
    }

    function testItIsNotRepeatedWithinThePause() public {
        Proposal memory again = _suspendInEmergency(1);
        _decide(_suspendInEmergency(1), 3);
        uint40 end = directory.officeOf(_code(1)).suspendedUntil;
        uint40 from = end + PAUSE;
        assertEq(governor.emergencyAllowedFrom(_code(1)), from, "from");
        assertEq(governor.emergencyAllowedFrom(_code(2)), 0, "another at once");
        vm.warp(end);
        directory.reinstate(_code(1));
        vm.warp(from - 2);
        vm.prank(_admin(0));
        again.id = _submit(again);
        vm.warp(from - 1);
        _votes(again.id, 3, FOR);
        bytes4 early = IOfficeGovernor.OfficeGovernorEmergencyTooEarly.selector;
        vm.expectRevert(abi.encodeWithSelector(early, _code(1), from));
        this.execute(again);
        vm.warp(from);
        _execute(again);
        assertTrue(_status() == IOfficeDirectory.OfficeStatus.Suspended, "again");
    }

    function testItStandsAlone() public {
        (address self, address to) = (address(governor), address(directory));
        bytes memory first = abi.encodeCall(governor.suspendInEmergency, (_code(1)));
        bytes memory second = abi.encodeCall(governor.suspendInEmergency, (_code(2)));
        bytes memory other = abi.encodeCall(directory.listData, ("calendars", bytes32(uint256(1))));
        Proposal memory both = _calls(self, first, self, second);
        Proposal memory mixed = _calls(to, other, self, first);
        bytes4 several = IOfficeGovernor.OfficeGovernorSeveralChanges.selector;
        vm.expectRevert(abi.encodeWithSelector(several, _code(1), _code(2)));
        vm.prank(_admin(0));
        _submit(both);
        vm.expectRevert(abi.encodeWithSelector(IOfficeGovernor.OfficeGovernorEmergencyNotAlone.selector, 2));
        vm.prank(_admin(0));
        _submit(mixed);
    }
}
