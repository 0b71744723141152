// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IOfficeGovernor} from "../../contracts/IOfficeGovernor.sol";
import {IValidatorSet} from "../../contracts/IValidatorSet.sol";
import {OfficeDirectory} from "../../contracts/OfficeDirectory.sol";
import {OfficeGovernor} from "../../contracts/OfficeGovernor.sol";
import {ValidatorSet} from "../../contracts/ValidatorSet.sol";
import {GovernedFixture} from "./GovernedFixture.sol";

/// @dev Who proposes and votes, how votes are counted, and how long a proposal lives.
contract OfficeGovernorTest is GovernedFixture {
    function _expectNotVoter(bytes2 office, address account) private {
        vm.expectRevert(abi.encodeWithSelector(IOfficeGovernor.OfficeGovernorNotVoter.selector, office, account));
    }

    function _expectState(uint256 id, IGovernor.ProposalState state, IGovernor.ProposalState[] memory wanted) private {
        bytes32 bitmap;
        for (uint256 i = 0; i < wanted.length; ++i) bitmap |= bytes32(1 << uint8(wanted[i]));
        bytes4 selector = IGovernor.GovernorUnexpectedProposalState.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, id, state, bitmap));
    }

    function _expectNoVotes(uint256 id, IGovernor.ProposalState state) private {
        IGovernor.ProposalState[] memory wanted = new IGovernor.ProposalState[](1);
        wanted[0] = IGovernor.ProposalState.Active;
        _expectState(id, state, wanted);
    }

    function _expectNoExecution(uint256 id, IGovernor.ProposalState state) private {
        IGovernor.ProposalState[] memory wanted = new IGovernor.ProposalState[](2);
        (wanted[0], wanted[1]) = (IGovernor.ProposalState.Succeeded, IGovernor.ProposalState.Queued);
        _expectState(id, state, wanted);
    }

    // --- At deployment ---

    function testTheNetworkBeginsWithItsFounders() public view {
        assertEq(directory.memberCount(), FOUNDERS, "members");
        assertEq(directory.adminOf(_code(5)), _admin(5), "admin");
        assertEq(address(governor.directory()), address(directory), "directory");
        assertEq(address(governor.validatorSet()), address(validators), "validators");
        assertEq(governor.parameters().emergencyPause, PAUSE, "parameters");
        assertEq(governor.clock(), block.timestamp, "clock");
        assertSame(bytes(governor.CLOCK_MODE()), "mode=timestamp", "mode of the clock");
        assertSame(bytes(governor.COUNTING_MODE()), "support=bravo&quorum=for&params=office", "mode of counting");
        assertEq(governor.votingDelay(), 0, "delay");
        assertEq(governor.proposalThreshold(), 1, "threshold");
        _assertGoodSet();
    }

    function _founder() private pure returns (IOfficeGovernor.Founder[] memory founders) {
        founders = new IOfficeGovernor.Founder[](1);
        founders[0] = IOfficeGovernor.Founder(_code(0), _admin(0));
    }

    function _seatOf(uint256 n) private pure returns (IValidatorSet.FirstSeat[] memory seats) {
        seats = new IValidatorSet.FirstSeat[](1);
        seats[0] = IValidatorSet.FirstSeat(_code(n), _validator(n));
    }

    function testAGovernorThatIsNotObeyedIsNotDeployed() public {
        bytes4 foreign = IOfficeGovernor.OfficeGovernorForeignDirectory.selector;
        vm.expectRevert(abi.encodeWithSelector(foreign, address(governor)));
        new OfficeGovernor(directory, validators, _founder(), _parameters());

        uint64 nonce = vm.getNonce(address(this));
        OfficeDirectory other = new OfficeDirectory(vm.computeCreateAddress(address(this), nonce + 1));
        bytes4 foreignSet = IOfficeGovernor.OfficeGovernorForeignValidators.selector;
        vm.expectRevert(abi.encodeWithSelector(foreignSet, address(directory)));
        new OfficeGovernor(other, validators, _founder(), _parameters());
    }

    function testFirstSeatsAreOfFounders() public {
        uint64 nonce = vm.getNonce(address(this));
        OfficeDirectory other = new OfficeDirectory(vm.computeCreateAddress(address(this), nonce + 2));
        ValidatorSet set = new ValidatorSet(other, _seatOf(1));
        bytes4 selector = IOfficeGovernor.OfficeGovernorSeatWithoutMember.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, _code(1), _validator(1)));
        new OfficeGovernor(other, set, _founder(), _parameters());
    }

    // --- Proposing ---

    function testOnlyMembersPropose(address sender) public {
        for (uint256 n = 0; n < FOUNDERS; ++n) vm.assume(sender != _admin(n));
        Proposal memory proposal = _admit(7);
        bytes4 selector = IGovernor.GovernorInsufficientProposerVotes.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, sender, 0, 1));
        vm.prank(sender);
        _submit(proposal);
    }

    function testAProposalIsMadeOnce() public {
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(0), proposal);
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector,
                proposal.id,
                IGovernor.ProposalState.Active,
                0
            )
        );
        vm.prank(_admin(1));
        _submit(proposal);
    }

    // --- Voting ---

    function testTwoThirdsOfAllMembersDecide() public {
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(5), proposal);
        _votes(proposal.id, 3, FOR);
        _assertState(proposal.id, IGovernor.ProposalState.Active, "three of six");
        _expectNoExecution(proposal.id, IGovernor.ProposalState.Active);
        this.execute(proposal);
        _vote(proposal.id, _admin(4), _code(4), AGAINST);
        _vote(proposal.id, _admin(5), _code(5), ABSTAIN);
        _vote(proposal.id, _admin(3), _code(3), FOR);
        _assertState(proposal.id, IGovernor.ProposalState.Succeeded, "four of six");
        IOfficeGovernor.Tally memory tally = governor.tallyOf(proposal.id);
        assertTrue(tally.forVotes == 4 && tally.againstVotes == 1 && tally.abstainVotes == 1, "tally");
        assertFalse(tally.emergency, "not an emergency");
        _execute(proposal);
        assertEq(directory.adminOf(_code(7)), _admin(7), "admitted");
        assertEq(governor.quorum(block.timestamp - 1), 4, "quorum of six");
        assertEq(governor.emergencyQuorum(block.timestamp - 1), 3, "emergency quorum of six");
    }

    /// @dev From outside, so that the call itself is what is expected to be refused.
    function execute(Proposal memory proposal) external {
        _execute(proposal);
    }

    function testAnOfficeVotesOnceWhateverKeysRotate() public {
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(0), proposal);
        _vote(proposal.id, _admin(0), _code(0), FOR);
        assertTrue(governor.hasOfficeVoted(proposal.id, _code(0)), "the office has voted");
        assertTrue(governor.hasVoted(proposal.id, _admin(0)), "and its admin");
        assertFalse(governor.hasOfficeVoted(proposal.id, _code(1)), "another has not");

        vm.prank(_admin(0));
        directory.proposeAdmin(_code(0), STRANGER);
        vm.warp(block.timestamp + 7 days);
        vm.prank(STRANGER);
        directory.acceptAdmin(_code(0));
        bytes4 already = IOfficeGovernor.OfficeGovernorAlreadyVoted.selector;
        vm.expectRevert(abi.encodeWithSelector(already, _code(0)));
        _vote(proposal.id, STRANGER, _code(0), FOR);
        _expectNotVoter(_code(0), _admin(0));
        _vote(proposal.id, _admin(0), _code(0), FOR);
        assertEq(governor.tallyOf(proposal.id).forVotes, 1, "one vote");
    }

    function testAnAdminThatWasReplacedHasNoVoteLeft() public {
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(0), proposal);
        _decide(_calls(address(directory), abi.encodeCall(directory.replaceAdmin, (_code(5), STRANGER))), 4);
        _expectNotVoter(_code(5), _admin(5));
        _vote(proposal.id, _admin(5), _code(5), FOR);
        _vote(proposal.id, STRANGER, _code(5), FOR);
        assertEq(governor.tallyOf(proposal.id).forVotes, 1, "the office's vote");
    }

    function testAnAdminOfSeveralOfficesVotesForEach() public {
        _decide(_calls(address(directory), abi.encodeCall(directory.replaceAdmin, (_code(5), _admin(4)))), 4);
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(4), proposal);
        _vote(proposal.id, _admin(4), _code(4), FOR);
        _vote(proposal.id, _admin(4), _code(5), FOR);
        assertEq(governor.tallyOf(proposal.id).forVotes, 2, "two offices");
        assertEq(governor.getVotes(_admin(4), block.timestamp - 1), 2, "votes of the account");
        bytes memory office = bytes.concat(_code(4));
        assertEq(governor.getVotesWithParams(_admin(4), block.timestamp - 1, office), 1, "votes for one office");
        assertEq(governor.getVotesWithParams(_admin(3), block.timestamp - 1, office), 0, "of another's admin");
    }

    function testOnlyMembersAtTheSnapshotVote() public {
        Proposal memory proposal = _admit(8);
        _proposeAs(_admin(0), proposal);
        _decide(_admit(7), 4);
        _expectNotVoter(_code(7), _admin(7));
        _vote(proposal.id, _admin(7), _code(7), FOR);
        _expectNotVoter(XX, STRANGER);
        _vote(proposal.id, STRANGER, XX, FOR);
        _expectNotVoter(_code(1), _admin(0));
        _vote(proposal.id, _admin(0), _code(1), FOR);
    }

    function testAVoteNamesItsOffice() public {
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(0), proposal);
        bytes memory refusal = abi.encodeWithSelector(IGovernor.GovernorInvalidVoteParams.selector);
        vm.expectRevert(refusal);
        vm.prank(_admin(0));
        governor.castVote(proposal.id, FOR);
        vm.expectRevert(refusal);
        vm.prank(_admin(0));
        governor.castVoteWithReasonAndParams(proposal.id, FOR, "", "AAA");
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidVoteType.selector));
        _vote(proposal.id, _admin(0), _code(0), 3);
    }

    function testASignedVoteCountsOnceAndHereOnly() public {
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(0), proposal);
        bytes memory params = bytes.concat(_code(1));
        bytes memory signature = _signed(1001, _ballot(proposal.id, address(governor), block.chainid));
        bytes memory elsewhere = _signed(1001, _ballot(proposal.id, address(directory), block.chainid));
        bytes memory otherChain = _signed(1001, _ballot(proposal.id, address(governor), block.chainid + 1));
        bytes memory refusal = abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, _admin(1));
        vm.expectRevert(refusal);
        governor.castVoteWithReasonAndParamsBySig(proposal.id, FOR, _admin(1), "", params, elsewhere);
        vm.expectRevert(refusal);
        governor.castVoteWithReasonAndParamsBySig(proposal.id, FOR, _admin(1), "", params, otherChain);
        vm.expectRevert(refusal);
        governor.castVoteWithReasonAndParamsBySig(proposal.id, AGAINST, _admin(1), "", params, signature);
        governor.castVoteWithReasonAndParamsBySig(proposal.id, FOR, _admin(1), "", params, signature);
        assertEq(governor.tallyOf(proposal.id).forVotes, 1, "counted");
        vm.expectRevert(refusal);
        governor.castVoteWithReasonAndParamsBySig(proposal.id, FOR, _admin(1), "", params, signature);
    }

    /// @dev What office 1 signs to vote for a proposal, its nonce 0.
    function _ballot(uint256 id, address verifier, uint256 chainId) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("IPAnchor OfficeGovernor"),
                keccak256("1"),
                chainId,
                verifier
            )
        );
        bytes32 ballot = keccak256(
            abi.encode(
                governor.EXTENDED_BALLOT_TYPEHASH(),
                id,
                FOR,
                _admin(1),
                0,
                keccak256(""),
                keccak256(bytes.concat(_code(1)))
            )
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, ballot));
    }

    // --- How long a proposal lives ---

    function testAProposalIsDefeatedWithoutEnoughVotes() public {
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(0), proposal);
        _votes(proposal.id, 3, FOR);
        vm.warp(governor.proposalDeadline(proposal.id));
        _assertState(proposal.id, IGovernor.ProposalState.Active, "to the last second");
        vm.warp(block.timestamp + 1);
        _assertState(proposal.id, IGovernor.ProposalState.Defeated, "over");
        _expectNoVotes(proposal.id, IGovernor.ProposalState.Defeated);
        _vote(proposal.id, _admin(3), _code(3), FOR);
    }

    function testAProposalIsExecutedOnceAndInTime() public {
        (Proposal memory first, Proposal memory second) = (_admit(7), _admit(8));
        vm.prank(_admin(0));
        first.id = _submit(first);
        _assertState(first.id, IGovernor.ProposalState.Pending, "in its own second");
        _proposeAs(_admin(0), second);
        _votes(first.id, 4, FOR);
        _votes(second.id, 4, FOR);
        _expectNoVotes(first.id, IGovernor.ProposalState.Succeeded);
        _vote(first.id, _admin(5), _code(5), AGAINST);
        vm.warp(governor.proposalDeadline(first.id) + WINDOW);
        _assertState(first.id, IGovernor.ProposalState.Succeeded, "to the last second");
        _execute(first);
        _assertState(first.id, IGovernor.ProposalState.Executed, "done");
        _expectNoExecution(first.id, IGovernor.ProposalState.Executed);
        this.execute(first);
        vm.warp(block.timestamp + 1);
        _assertState(second.id, IGovernor.ProposalState.Defeated, "of seven members, four are not enough");
    }

    function testAProposalThatNobodyExecutedExpires() public {
        Proposal memory proposal = _admit(7);
        _proposeAs(_admin(0), proposal);
        _votes(proposal.id, 4, FOR);
        vm.warp(governor.proposalDeadline(proposal.id) + WINDOW + 1);
        _assertState(proposal.id, IGovernor.ProposalState.Expired, "too late");
        _expectNoExecution(proposal.id, IGovernor.ProposalState.Expired);
        this.execute(proposal);
    }

    function testAnAdmissionRaisesTheBarOfOpenProposals() public {
        Proposal memory proposal = _admit(9);
        _proposeAs(_admin(0), proposal);
        _votes(proposal.id, 4, FOR);
        _assertState(proposal.id, IGovernor.ProposalState.Succeeded, "four of six");
        _decide(_admit(7), 4);
        _assertState(proposal.id, IGovernor.ProposalState.Active, "four of seven");
        _vote(proposal.id, _admin(4), _code(4), FOR);
        _assertState(proposal.id, IGovernor.ProposalState.Succeeded, "five of seven");
    }

    function testARemovalEndsOpenProposals() public {
        (Proposal memory proposal, Proposal memory removal) = (_admit(9), _remove(5));
        _proposeAs(_admin(0), proposal);
        _proposeAs(_admin(0), removal);
        _vote(proposal.id, _admin(5), _code(5), FOR);
        _votes(proposal.id, 3, FOR);
        _votes(removal.id, 4, FOR);
        _assertState(proposal.id, IGovernor.ProposalState.Succeeded, "with the vote of the fifth");
        _execute(removal);
        _assertState(proposal.id, IGovernor.ProposalState.Expired, "put to others than who are members now");
        _expectNoVotes(proposal.id, IGovernor.ProposalState.Expired);
        _vote(proposal.id, _admin(4), _code(4), FOR);
        Proposal memory later = _admit(9);
        _proposeAs(_admin(0), later);
        _expectNotVoter(_code(5), _admin(5));
        _vote(later.id, _admin(5), _code(5), FOR);
        _votes(later.id, 4, FOR);
        _execute(later);
    }

    function testTheProposerCancelsInItsOwnSecondOnly() public {
        Proposal memory proposal = _admit(7);
        vm.prank(_admin(0));
        proposal.id = _submit(proposal);
        vm.prank(_admin(0));
        governor.cancel(proposal.targets, proposal.values, proposal.calls, keccak256(bytes.concat(proposal.description)));
        _assertState(proposal.id, IGovernor.ProposalState.Canceled, "cancelled");
    }
}
