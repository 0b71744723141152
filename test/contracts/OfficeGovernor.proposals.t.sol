// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {DocumentLog} from "../../contracts/DocumentLog.sol";
import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {IOfficeGovernor} from "../../contracts/IOfficeGovernor.sol";
import {IValidatorSet} from "../../contracts/IValidatorSet.sol";
import {OfficeDirectory} from "../../contracts/OfficeDirectory.sol";
import {GovernedFixture} from "./GovernedFixture.sol";

/// @dev What can be proposed, and what execution makes sure of.
contract OfficeGovernorProposalsTest is GovernedFixture {
    function _expectWrongCall(address target, bytes4 selector) private {
        vm.expectRevert(abi.encodeWithSelector(IOfficeGovernor.OfficeGovernorWrongCall.selector, target, selector));
    }

    function _expectSeveral(uint256 first, uint256 second) private {
        bytes4 selector = IOfficeGovernor.OfficeGovernorSeveralChanges.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, _code(first), _code(second)));
    }

    /// @dev From outside, so that the call itself is what is expected to be refused.
    function submit(Proposal memory proposal) external returns (uint256) {
        vm.prank(_admin(0));
        return _submit(proposal);
    }

    function execute(Proposal memory proposal) external {
        _execute(proposal);
    }

    function testAProposalCallsSomething() public {
        Proposal memory proposal;
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidProposalLength.selector, 0, 0, 0));
        this.submit(proposal);
        proposal = _admit(7);
        proposal.values = new uint256[](2);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidProposalLength.selector, 1, 1, 2));
        this.submit(proposal);
        proposal = _admit(7);
        proposal.values[0] = 1;
        vm.expectRevert(abi.encodeWithSelector(IOfficeGovernor.OfficeGovernorValueRefused.selector, 1));
        this.submit(proposal);
        _expectWrongCall(address(log), 0);
        this.submit(_calls(address(log), ""));
        _expectWrongCall(address(directory), 0);
        this.submit(_calls(address(directory), ""));
    }

    function testAProposalCallsTheRightContract() public {
        OfficeDirectory other = new OfficeDirectory(GOVERNOR);
        DocumentLog foreign = new DocumentLog(other);
        address[4] memory targets = [STRANGER, address(foreign), address(other), address(this)];
        for (uint256 i = 0; i < targets.length; ++i) {
            _expectWrongCall(targets[i], IOfficeDirectory.admit.selector);
            this.submit(_calls(targets[i], abi.encodeCall(directory.admit, (_code(7), _admin(7)))));
        }
        _expectWrongCall(address(validators), IOfficeDirectory.admit.selector);
        this.submit(_calls(address(validators), abi.encodeCall(directory.admit, (_code(7), _admin(7)))));
        _expectWrongCall(address(directory), IValidatorSet.seat.selector);
        this.submit(_calls(address(directory), abi.encodeCall(validators.seat, (_code(4), _validator(4)))));
    }

    function testOnlyListedCallsAreProposed() public {
        Proposal[6] memory wrong = [
            _calls(address(directory), abi.encodeCall(directory.offices, ())),
            _calls(address(directory), abi.encodeCall(directory.suspendUntil, (_code(1), type(uint40).max))),
            _calls(address(directory), abi.encodeCall(directory.grantKey, (_code(1), STRANGER, RECORDER, 0, 0))),
            _calls(address(validators), abi.encodeCall(validators.getValidators, ())),
            _calls(address(governor), abi.encodeCall(governor.relay, (address(directory), 0, ""))),
            _calls(address(governor), abi.encodeCall(governor.castVote, (0, 1)))
        ];
        for (uint256 i = 0; i < wrong.length; ++i) {
            _expectWrongCall(wrong[i].targets[0], bytes4(wrong[i].calls[0]));
            this.submit(wrong[i]);
        }
    }

    function testACallAboutAnOfficeNamesIt() public {
        _expectWrongCall(address(directory), IOfficeDirectory.remove.selector);
        this.submit(_calls(address(directory), abi.encodePacked(IOfficeDirectory.remove.selector)));
        _expectWrongCall(address(governor), IOfficeGovernor.suspendInEmergency.selector);
        this.submit(_calls(address(governor), abi.encodeCall(governor.suspendInEmergency, (bytes2(0)))));
    }

    function testOneChangeOfMembershipAndOneOfSeats() public {
        (address to, address set) = (address(directory), address(validators));
        bytes memory admit = abi.encodeCall(directory.admit, (_code(7), _admin(7)));
        bytes memory seat = abi.encodeCall(validators.seat, (_code(7), _validator(7)));
        bytes[5] memory others = [
            abi.encodeCall(directory.suspend, (_code(1))),
            abi.encodeCall(directory.reinstate, (_code(1))),
            abi.encodeCall(directory.remove, (_code(1))),
            abi.encodeCall(directory.replaceAdmin, (_code(1), STRANGER)),
            abi.encodeCall(directory.thaw, (_code(1)))
        ];
        for (uint256 i = 0; i < others.length; ++i) {
            _expectSeveral(7, 1);
            this.submit(_calls(to, admit, to, others[i]));
            _expectSeveral(1, 7);
            this.submit(_calls(to, others[i], to, admit));
        }
        _expectSeveral(7, 7);
        this.submit(_calls(to, admit, to, admit));
        _expectSeveral(7, 0);
        this.submit(_calls(set, seat, set, abi.encodeCall(validators.unseat, (_code(0)))));
        _expectSeveral(8, 7);
        this.submit(_calls(to, abi.encodeCall(directory.admit, (_code(8), _admin(8))), set, seat));
        this.submit(_calls(to, admit, set, seat));
    }

    function testAnOfficeComesAndGoesWithItsSeat() public {
        (address to, address set) = (address(directory), address(validators));
        bytes memory admit = abi.encodeCall(directory.admit, (_code(7), _admin(7)));
        bytes memory seat = abi.encodeCall(validators.seat, (_code(7), _validator(7)));
        _decide(_calls(to, admit, set, seat), 4);
        _assertGoodSet();
        assertEq(validators.seatOf(_code(7)).validator, _validator(7), "its seat");

        Proposal memory alone = _remove(7);
        _proposeAs(_admin(0), alone);
        _votes(alone.id, 5, FOR);
        bytes4 selector = IOfficeGovernor.OfficeGovernorSeatWithoutMember.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, _code(7), _validator(7)));
        this.execute(alone);
        bytes memory unseat = abi.encodeCall(validators.unseat, (_code(7)));
        _decide(_calls(set, unseat, to, abi.encodeCall(directory.remove, (_code(7)))), 5);
        _assertGoodSet();
        assertEq(directory.memberCount(), FOUNDERS, "gone");
        assertEq(validators.getValidators().length, SEATED, "and its seat");
    }

    function testARemovedOfficeNeitherVotesNorRecordsNorRotates() public {
        vm.prank(_admin(5));
        directory.grantKey(_code(5), STRANGER, RECORDER, 0, 0);
        vm.prank(STRANGER);
        log.append(_code(5), 1, 1, "root", new bytes32[](0));
        _decide(_remove(5), 4);
        _expectUnauthorised(_code(5), STRANGER, RECORDER);
        vm.prank(STRANGER);
        log.append(_code(5), 1, 2, "root", new bytes32[](0));
        bytes4 noVotes = IGovernor.GovernorInsufficientProposerVotes.selector;
        Proposal memory proposal = _admit(7);
        vm.expectRevert(abi.encodeWithSelector(noVotes, _admin(5), 0, 1));
        vm.prank(_admin(5));
        _submit(proposal);
        vm.expectRevert(
            abi.encodeWithSelector(IValidatorSet.ValidatorSetNotAdmin.selector, _code(5), _admin(5))
        );
        vm.prank(_admin(5));
        validators.rotate(_code(5), STRANGER, "");
    }

    function testWhatElseMembersDecide() public {
        (address to, address self) = (address(directory), address(governor));
        _decide(_calls(to, abi.encodeCall(directory.setDelegation, (_code(0), _code(1), true))), 4);
        assertTrue(directory.isDelegatedAt(_code(0), _code(1), uint48(block.number)), "delegation");
        _decide(
            _calls(
                to,
                abi.encodeCall(directory.listContract, ("DocumentLog", address(log))),
                to,
                abi.encodeCall(directory.listData, ("calendars", bytes32(uint256(1))))
            ),
            4
        );
        assertEq(directory.bookNames().length, 2, "address book");
        _decide(_calls(to, abi.encodeCall(directory.markCompromised, (_code(0), STRANGER, 1))), 4);
        assertEq(directory.compromisedSince(_code(0), STRANGER), 1, "mark");
        _decide(_calls(address(log), abi.encodeCall(log.nameCustodian, (_code(0), STRANGER))), 4);
        assertEq(log.custodianOf(_code(0)), STRANGER, "custodian");
        IOfficeGovernor.Parameters memory wanted = _parameters();
        wanted.votingPeriod = 3 days;
        _decide(_calls(self, abi.encodeCall(governor.setParameters, (wanted))), 4);
        assertEq(governor.votingPeriod(), 3 days, "parameters");
        _decide(_calls(address(validators), abi.encodeCall(validators.unseat, (_code(3)))), 4);
        assertEq(validators.getValidators().length, SEATED - 1, "seat");
    }

    function testParametersHaveBounds() public {
        bytes4 selector = IOfficeGovernor.OfficeGovernorPeriodOutOfBounds.selector;
        for (uint256 i = 0; i < 8; ++i) {
            uint32 period = i < 4 ? governor.MIN_PERIOD() - 1 : governor.MAX_PERIOD() + 1;
            IOfficeGovernor.Parameters memory wanted = _parameters();
            if (i % 4 == 0) wanted.votingPeriod = period;
            if (i % 4 == 1) wanted.executionWindow = period;
            if (i % 4 == 2) wanted.emergencyDuration = period;
            if (i % 4 == 3) wanted.emergencyPause = period;
            Proposal memory proposal = _calls(address(governor), abi.encodeCall(governor.setParameters, (wanted)));
            _proposeAs(_admin(0), proposal);
            _votes(proposal.id, 4, FOR);
            vm.expectRevert(abi.encodeWithSelector(selector, period));
            this.execute(proposal);
        }
    }

    function testOnlyAProposalChangesTheGovernor(address sender) public {
        vm.assume(sender != address(governor));
        bytes memory refusal = abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, sender);
        vm.expectRevert(refusal);
        vm.prank(sender);
        governor.setParameters(_parameters());
        vm.expectRevert(refusal);
        vm.prank(sender);
        governor.suspendInEmergency(_code(1));
    }
}
