// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {IOfficeGovernor} from "./IOfficeGovernor.sol";

/// @dev Who votes on a proposal of {IOfficeGovernor}, how votes are counted, and when they are enough.
abstract contract OfficeCounting is Governor, IOfficeGovernor {
    IOfficeDirectory private immutable _directory;

    mapping(uint256 proposalId => Tally) private _tallies;
    mapping(uint256 proposalId => mapping(bytes2 office => bool)) private _officeVoted;
    mapping(uint256 proposalId => mapping(address account => bool)) private _accountVoted;
    uint48 private _lastRemoval; // seconds

    constructor(IOfficeDirectory directory_) {
        _directory = directory_;
    }

    /// @inheritdoc IOfficeGovernor
    function directory() public view returns (IOfficeDirectory) {
        return _directory;
    }

    /// @inheritdoc IERC6372
    function clock() public view override(Governor, IERC6372) returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override(Governor, IERC6372) returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc IGovernor
    // solhint-disable-next-line func-name-mixedcase
    function COUNTING_MODE() external pure returns (string memory) {
        return "support=bravo&quorum=for&params=office";
    }

    /// @dev Who is a member is known at once, so there is nothing to wait for.
    function votingDelay() public pure override(Governor, IGovernor) returns (uint256) {
        return 0;
    }

    /// @dev Only members propose: an account has as many votes as there are offices whose admin it is.
    function proposalThreshold() public pure override(Governor, IGovernor) returns (uint256) {
        return 1;
    }

    /// @dev For readers: what counts is the number of members when it is asked whether a proposal has succeeded.
    function quorum(uint256 timepoint) public view override(Governor, IGovernor) returns (uint256) {
        return _twoThirds(_directory.getPastTotalSupply(timepoint));
    }

    /// @inheritdoc IOfficeGovernor
    function emergencyQuorum(uint256 timepoint) public view returns (uint256) {
        return _moreThanAThird(_directory.getPastTotalSupply(timepoint));
    }

    /// @inheritdoc IGovernor
    function state(uint256 proposalId) public view override(Governor, IGovernor) returns (ProposalState present) {
        present = super.state(proposalId);
        bool succeeded = present == ProposalState.Succeeded;
        if (!succeeded && present != ProposalState.Active) return present;

        bool late = clock() > proposalDeadline(proposalId) + _executionWindow();
        if (late || _lastRemoval > proposalSnapshot(proposalId)) return ProposalState.Expired;
        succeeded = succeeded || (_quorumReached(proposalId) && _voteSucceeded(proposalId));
        return succeeded ? ProposalState.Succeeded : present;
    }

    /// @inheritdoc IGovernor
    function hasVoted(uint256 proposalId, address account) external view returns (bool) {
        return _accountVoted[proposalId][account];
    }

    /// @inheritdoc IOfficeGovernor
    function hasOfficeVoted(uint256 proposalId, bytes2 office) external view returns (bool) {
        return _officeVoted[proposalId][office];
    }

    /// @inheritdoc IOfficeGovernor
    function tallyOf(uint256 proposalId) external view returns (Tally memory) {
        return _tallies[proposalId];
    }

    // --- Internals ---

    function _executionWindow() internal view virtual returns (uint256);

    function _markEmergency(uint256 proposalId) internal {
        _tallies[proposalId].emergency = true;
    }

    function _noteRemoval() internal {
        _lastRemoval = clock();
    }

    /// @dev Of all that are members now: since the snapshot there were admissions at most, or the proposal has expired.
    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        Tally storage tally = _tallies[proposalId];
        uint256 members = _directory.memberCount();
        return tally.forVotes >= (tally.emergency ? _moreThanAThird(members) : _twoThirds(members));
    }

    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        return _tallies[proposalId].forVotes > _tallies[proposalId].againstVotes;
    }

    /// @dev Votes of an account, or with params those that it can cast for that office: one or none.
    function _getVotes(
        address account,
        uint256 timepoint,
        bytes memory params
    ) internal view override returns (uint256) {
        if (params.length == 0) return _directory.getPastVotes(account, timepoint);
        bytes2 office = _officeNamedBy(params);
        bool wasMember = _directory.getPastAdmin(office, timepoint) != address(0);
        return wasMember && _directory.adminOf(office) == account ? 1 : 0;
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 weight,
        bytes memory params
    ) internal override returns (uint256) {
        bytes2 office = _officeNamedBy(params);
        if (weight == 0) revert OfficeGovernorNotVoter(office, account);
        if (_officeVoted[proposalId][office]) revert OfficeGovernorAlreadyVoted(office);
        _officeVoted[proposalId][office] = true;
        _accountVoted[proposalId][account] = true;

        Tally storage tally = _tallies[proposalId];
        if (support == 0) ++tally.againstVotes;
        else if (support == 1) ++tally.forVotes;
        else if (support == 2) ++tally.abstainVotes;
        else revert GovernorInvalidVoteType();
        return weight;
    }

    function _officeNamedBy(bytes memory params) private pure returns (bytes2) {
        if (params.length != 2) revert GovernorInvalidVoteParams();
        return bytes2(params);
    }

    function _twoThirds(uint256 members) private pure returns (uint256) {
        return (2 * members + 2) / 3;
    }

    function _moreThanAThird(uint256 members) private pure returns (uint256) {
        return members / 3 + 1;
    }
}
