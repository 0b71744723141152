// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DocumentLog} from "../../contracts/DocumentLog.sol";
import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {IOfficeGovernor} from "../../contracts/IOfficeGovernor.sol";
import {IValidatorSet} from "../../contracts/IValidatorSet.sol";
import {OfficeDirectory} from "../../contracts/OfficeDirectory.sol";
import {OfficeGovernor} from "../../contracts/OfficeGovernor.sol";
import {ValidatorSet} from "../../contracts/ValidatorSet.sol";
import {Fixture} from "./Fixture.sol";

/// @dev A network as it begins: six member offices, the first four with a seat, and what a test does with proposals.
abstract contract GovernedFixture is Fixture {
    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;
    uint32 internal constant VOTING = 10 days;
    uint32 internal constant WINDOW = 20 days;
    uint32 internal constant EMERGENCY = 7 days;
    uint32 internal constant PAUSE = 30 days;
    uint256 internal constant FOUNDERS = 6;
    uint256 internal constant SEATED = 4;

    OfficeGovernor internal governor;
    ValidatorSet internal validators;
    uint256 private proposals;

    struct Proposal {
        uint256 id;
        address[] targets;
        uint256[] values;
        bytes[] calls;
        bytes32 description;
    }

    function setUp() public virtual override {
        vm.roll(START_BLOCK);
        vm.warp(START_TIME);
        IValidatorSet.FirstSeat[] memory seats = new IValidatorSet.FirstSeat[](SEATED);
        for (uint256 n = 0; n < SEATED; ++n) seats[n] = IValidatorSet.FirstSeat(_code(n), _validator(n));
        IOfficeGovernor.Founder[] memory founders = new IOfficeGovernor.Founder[](FOUNDERS);
        for (uint256 n = 0; n < FOUNDERS; ++n) founders[n] = IOfficeGovernor.Founder(_code(n), _admin(n));
        uint64 nonce = vm.getNonce(address(this));
        directory = new OfficeDirectory(vm.computeCreateAddress(address(this), nonce + 2));
        validators = new ValidatorSet(directory, seats);
        governor = new OfficeGovernor(directory, validators, founders, _parameters());
        log = new DocumentLog(directory);
        _pass(1);
    }

    function _parameters() internal pure returns (IOfficeGovernor.Parameters memory) {
        return IOfficeGovernor.Parameters(VOTING, WINDOW, EMERGENCY, PAUSE);
    }

    /// @dev AA, AB, …: office n of any number that a test needs.
    function _code(uint256 n) internal pure returns (bytes2) {
        return bytes2(uint16((0x41 + n / 26) * 256 + 0x41 + (n % 26)));
    }

    function _admin(uint256 n) internal pure returns (address) {
        return vm.addr(1000 + n);
    }

    function _validatorKey(uint256 n) internal pure returns (uint256) {
        return 5000 + n;
    }

    function _validator(uint256 n) internal pure returns (address) {
        return vm.addr(_validatorKey(n));
    }

    // --- Proposals ---

    function _calls(address target, bytes memory data) internal returns (Proposal memory proposal) {
        proposal.targets = new address[](1);
        proposal.values = new uint256[](1);
        proposal.calls = new bytes[](1);
        (proposal.targets[0], proposal.calls[0]) = (target, data);
        proposal.description = bytes32(++proposals);
    }

    function _calls(
        address target,
        bytes memory data,
        address secondTarget,
        bytes memory secondData
    ) internal returns (Proposal memory proposal) {
        proposal.targets = new address[](2);
        proposal.values = new uint256[](2);
        proposal.calls = new bytes[](2);
        (proposal.targets[0], proposal.calls[0]) = (target, data);
        (proposal.targets[1], proposal.calls[1]) = (secondTarget, secondData);
        proposal.description = bytes32(++proposals);
    }

    /// @dev Proposed by the account; votes can be cast when it returns.
    function _proposeAs(address proposer, Proposal memory proposal) internal {
        vm.prank(proposer);
        proposal.id = _submit(proposal);
        _pass(1);
    }

    function _submit(Proposal memory proposal) internal returns (uint256) {
        string memory words = string(bytes.concat(proposal.description));
        return governor.propose(proposal.targets, proposal.values, proposal.calls, words);
    }

    function _vote(uint256 id, address voter, bytes2 office, uint8 support) internal {
        vm.prank(voter);
        governor.castVoteWithReasonAndParams(id, support, "", bytes.concat(office));
    }

    /// @dev Votes of the first so many founders.
    function _votes(uint256 id, uint256 count, uint8 support) internal {
        for (uint256 n = 0; n < count; ++n) _vote(id, _admin(n), _code(n), support);
    }

    function _execute(Proposal memory proposal) internal {
        bytes32 words = keccak256(bytes.concat(proposal.description));
        governor.execute(proposal.targets, proposal.values, proposal.calls, words);
    }

    /// @dev Decided by the first so many founders, in a block of its own.
    function _decide(Proposal memory proposal, uint256 count) internal {
        _proposeAs(_admin(0), proposal);
        _votes(proposal.id, count, FOR);
        _execute(proposal);
        _pass(1);
    }

    function _admit(uint256 n) internal returns (Proposal memory) {
        return _calls(address(directory), abi.encodeCall(directory.admit, (_code(n), _admin(n))));
    }

    function _remove(uint256 n) internal returns (Proposal memory) {
        return _calls(address(directory), abi.encodeCall(directory.remove, (_code(n))));
    }

    function _suspendInEmergency(uint256 n) internal returns (Proposal memory) {
        return _calls(address(governor), abi.encodeCall(governor.suspendInEmergency, (_code(n))));
    }

    function _assertState(uint256 id, IOfficeGovernor.ProposalState state, string memory what) internal view {
        assertEq(uint256(governor.state(id)), uint256(state), what);
    }

    // --- The set ---

    /// @dev What engines rely on, and what proofs name.
    function _assertGoodSet() internal view {
        address[] memory list = validators.getValidators();
        assertTrue(list.length > 0 && list.length <= validators.MAX_SEATS(), "size of the set");
        address previous = address(0);
        for (uint256 i = 0; i < list.length; ++i) {
            assertTrue(list[i] > previous, "not ascending: zero, or twice the same");
            previous = list[i];
            bytes2 office = validators.officeOf(list[i]);
            assertEq(validators.seatOf(office).validator, list[i], "seat and list differ");
            assertTrue(directory.adminOf(office) != address(0), "a seat of no member");
        }
        bytes32 digest = vm.load(address(validators), validators.DIGEST_SLOT());
        assertEq(digest, keccak256(abi.encode(list)), "digest");
    }

    function _signed(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
