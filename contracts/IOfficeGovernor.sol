// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {IValidatorSet} from "./IValidatorSet.sol";

/**
 * @title Office governor
 * @notice How the members decide together: OpenZeppelin's Governor, with one vote for each member office. It is the
 * governor of the directory, and so of every contract that asks the directory.
 *
 * Who votes. An office that was a member at the proposal's snapshot and still is one has one vote, cast by whoever is its
 * admin at that moment. Votes are kept by office code: an admin that changes meanwhile brings no second vote, and one
 * that was replaced has none left. The office is named in the vote: its two letters are the `params` of
 * {IGovernor-castVoteWithReasonAndParams} and of {IGovernor-castVoteWithReasonAndParamsBySig}; votes without are refused.
 * A signed vote names chain, contract, proposal and a nonce of the voter, so it counts once and nowhere else.
 *
 * What it takes. Two thirds of all members, not of those that voted. One thing takes less: {suspendInEmergency}, more
 * than a third, and more for it than against it so far. A proposal has succeeded as soon as enough votes are in, and can
 * be executed by anyone until executionWindow after the end of its voting period. Members are counted anew when it is
 * executed: an admission in the meantime raises the bar, a removal ends every proposal that was made before it. So none
 * can collect proposals among few and carry them out among many, nor with the votes of those that were removed.
 *
 * What can be proposed:
 * - of the directory: admit, suspend, reinstate, remove, replaceAdmin and thaw, one of these in a proposal; any number of
 *   setDelegation, markCompromised, listContract and listData
 * - of the validator set: seat and unseat, one in a proposal and, with one of the former, for the same office
 * - of this contract: {setParameters}; {suspendInEmergency}, alone in its proposal
 * - anything of another contract that names the same directory as its own, which is all that obeys this governor
 * No call sends value. An office is removed together with its seat, so none but members run validators.
 *
 * Trust assumptions:
 * - Two thirds of the members can do all that is above, and nothing else: they write nothing in an office's namespace.
 * - More than a third of the members can stop one office after another from writing, each for emergencyDuration and not
 *   again within emergencyPause. They get neither vote nor seat by it, and two thirds end it at once.
 * - With less than two thirds of the members in reach nothing can be decided; recording goes on.
 */
interface IOfficeGovernor is IGovernor {
    /// @dev A member from the beginning.
    struct Founder {
        bytes2 office;
        address admin;
    }

    /// @dev All in seconds, from MIN_PERIOD to MAX_PERIOD.
    struct Parameters {
        uint32 votingPeriod; // from the proposal to the last vote
        uint32 executionWindow; // from the end of voting to the last moment of execution
        uint32 emergencyDuration; // from an emergency suspension to its end
        uint32 emergencyPause; // from there to the next emergency suspension of the same office
    }

    struct Tally {
        uint16 againstVotes;
        uint16 forVotes;
        uint16 abstainVotes;
        bool emergency; // takes the smaller quorum
    }

    event ParametersSet(Parameters parameters);

    /// @dev The directory obeys another governor.
    error OfficeGovernorForeignDirectory(address governor);
    /// @dev The validator set asks another directory.
    error OfficeGovernorForeignValidators(address directory);
    error OfficeGovernorSeatWithoutMember(bytes2 office, address validator);
    error OfficeGovernorPeriodOutOfBounds(uint32 period);
    /// @dev Not a call that can be proposed: see the list above.
    error OfficeGovernorWrongCall(address target, bytes4 selector);
    error OfficeGovernorValueRefused(uint256 value);
    /// @dev More than one change of membership or of seats, or one of each for different offices.
    error OfficeGovernorSeveralChanges(bytes2 first, bytes2 second);
    error OfficeGovernorEmergencyNotAlone(uint256 calls);
    error OfficeGovernorEmergencyTooEarly(bytes2 office, uint40 from);
    /// @dev The office was no member at the snapshot, is none now, or the account is not its admin.
    error OfficeGovernorNotVoter(bytes2 office, address account);
    error OfficeGovernorAlreadyVoted(bytes2 office);

    // --- By a proposal only ---

    /// @notice Replaces the parameters. They hold at once: votingPeriod for later proposals, executionWindow for all.
    function setParameters(Parameters calldata parameters_) external;

    /// @notice Stops one office from writing for emergencyDuration, by the smaller quorum. Ends by
    /// {IOfficeDirectory-reinstate}, which anyone may call then, unless two thirds confirm it with
    /// {IOfficeDirectory-suspend}. Vote and seat stay.
    function suspendInEmergency(bytes2 office) external;

    // --- Views ---

    /// @notice Where the members stand. Never changes.
    function directory() external view returns (IOfficeDirectory);

    /// @notice Where their validators stand. Never changes.
    function validatorSet() external view returns (IValidatorSet);

    function parameters() external view returns (Parameters memory);

    /// @notice Shortest of the parameters, in seconds.
    function MIN_PERIOD() external view returns (uint32);

    /// @notice Longest of the parameters, in seconds.
    function MAX_PERIOD() external view returns (uint32);

    /// @notice Votes for an emergency suspension that make more than a third of the members at a past time.
    function emergencyQuorum(uint256 timepoint) external view returns (uint256);

    /// @notice When an emergency suspension of this office can be executed again, in seconds; 0 when at any time.
    function emergencyAllowedFrom(bytes2 office) external view returns (uint40);

    function tallyOf(uint256 proposalId) external view returns (Tally memory);

    /// @notice Whether this office's vote on the proposal was cast.
    function hasOfficeVoted(uint256 proposalId, bytes2 office) external view returns (bool);
}
