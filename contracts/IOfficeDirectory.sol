// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";

/**
 * @title Office directory
 * @notice Who takes part: the member offices by WIPO ST.3 code, their admins and keys, what one office may say for
 * another, and which contracts and data files are in force. Everything else in the register asks this contract.
 *
 * Membership is also kept as voting power (ERC-5805, ERC-6372 in seconds), so that an OpenZeppelin Governor can read it:
 * an account has as many votes as there are member offices whose admin it is. Votes cannot be handed on.
 *
 * Trust assumptions:
 * - The governor admits, suspends and removes offices, replaces admins, lists delegations and the address book. It
 *   writes nothing in an office's namespace and cannot change what was recorded.
 * - An admin key that is stolen can grant keys to the thief, who then writes in that office's namespace alone; the
 *   vote suspends the office, replaces the admin and the new admin ends those keys. What the thief wrote stays visible.
 * - A recorder or registrar key that is stolen writes in that role until the admin ends it, and can freeze a change of
 *   admin until a vote thaws it. It cannot touch keys, admin or profile.
 * - Blocks, not times, bound a key's life: validators choose times within limits, the order of blocks they do not.
 */
interface IOfficeDirectory is IERC5805 {
    /// @dev Suspended offices keep vote and seat but cannot write; removed ones have neither admin nor vote.
    enum OfficeStatus {
        None, // never admitted
        Active,
        Suspended,
        Removed
    }

    /// @dev What a key may do. One key may hold both roles, and serve several offices.
    enum Role {
        Recorder, // records applications, appends tree heads, declares priority claims
        Registrar // opens, corrects, withdraws, revokes, decides
    }

    struct Office {
        OfficeStatus status;
        address admin; // changes keys and profile, votes; zero when not a member
        bool frozen; // no change of admin until a vote thaws it
        uint32 term; // how many times admitted; keys of an earlier term are dead
        uint40 admittedAt; // seconds; start of the current term
        address pendingAdmin; // proposed as the next admin; zero when none
        uint40 pendingFrom; // seconds; the proposed admin may accept from then on
        uint40 suspendedUntil; // seconds; from then on anyone may end the suspension; zero when only the vote may
        bytes32 profileDigest; // SHA-256 of the document at profileUri
        string profileUri; // where the office describes itself; shown, never fetched by a gateway
    }

    /// @dev One change of an office's status.
    struct StatusChange {
        OfficeStatus status; // from this change on
        uint32 term; // the term that it belongs to
        uint48 fromBlock; // block of the change
        uint40 changedAt; // seconds
    }

    /// @dev Blocks in which something holds: fromBlock <= block < untilBlock.
    struct Interval {
        uint48 fromBlock; // first block
        uint48 untilBlock; // first block after; type(uint48).max when open
        uint32 term; // term of the office in which it was granted
    }

    /// @dev A key and a role that it has, had or will have.
    struct KeyRole {
        address key;
        Role role;
    }

    /// @dev One line of the address book: a contract, or a data file when target is zero.
    struct BookEntry {
        address target; // the contract; zero for data
        uint48 fromBlock; // in force from this block on
        uint40 listedAt; // seconds
        bytes32 digest; // contract: its code hash (EXTCODEHASH); data: SHA-256 of the file
    }

    event OfficeAdmitted(bytes2 indexed office, address indexed admin, uint32 term);
    event OfficeSuspended(bytes2 indexed office);
    event SuspensionLimited(bytes2 indexed office, uint40 suspendedUntil);
    event SuspensionConfirmed(bytes2 indexed office);
    event OfficeReinstated(bytes2 indexed office);
    event OfficeRemoved(bytes2 indexed office);
    event AdminProposed(bytes2 indexed office, address indexed admin, uint40 pendingFrom);
    event AdminProposalCancelled(bytes2 indexed office, address indexed admin);
    event AdminChanged(bytes2 indexed office, address indexed previousAdmin, address indexed admin);
    event OfficeFrozen(bytes2 indexed office, address indexed key);
    event OfficeThawed(bytes2 indexed office);
    event KeyGranted(bytes2 indexed office, address indexed key, Role role, uint48 fromBlock, uint48 untilBlock);
    event KeyEnded(bytes2 indexed office, address indexed key, Role role, uint48 untilBlock);
    event KeyMarkedCompromised(bytes2 indexed office, address indexed key, uint48 sinceBlock);
    event ProfileChanged(bytes2 indexed office, string uri, bytes32 digest);
    event DelegationStarted(bytes2 indexed grantor, bytes2 indexed delegate, uint48 fromBlock);
    event DelegationEnded(bytes2 indexed grantor, bytes2 indexed delegate, uint48 untilBlock);
    event BookEntryListed(bytes32 indexed name, address indexed target, bytes32 digest, uint48 fromBlock);

    error OfficeDirectoryInvalidAddress(address account);
    error OfficeDirectoryInvalidCode(bytes2 office);
    error OfficeDirectoryNotGovernor(address account);
    error OfficeDirectoryNotAdmin(bytes2 office, address account);
    error OfficeDirectoryNotPendingAdmin(bytes2 office, address account);
    error OfficeDirectoryNotKey(bytes2 office, address account);
    error OfficeDirectoryWrongStatus(bytes2 office, OfficeStatus status);
    error OfficeDirectoryFrozen(bytes2 office);
    error OfficeDirectoryNotFrozen(bytes2 office);
    error OfficeDirectoryTooEarly(bytes2 office, uint40 from);
    error OfficeDirectoryInvalidSuspension(bytes2 office, uint40 suspendedUntil);
    error OfficeDirectoryInvalidInterval(uint48 fromBlock, uint48 untilBlock);
    error OfficeDirectoryInvalidEnd(uint48 untilBlock, uint48 currentEnd);
    error OfficeDirectoryInvalidMark(uint48 sinceBlock, uint48 currentMark);
    error OfficeDirectoryUriTooLong(uint256 length);
    error OfficeDirectoryDelegationUnchanged(bytes2 grantor, bytes2 delegate, bool active);
    error OfficeDirectoryNoCode(address target);
    error OfficeDirectoryEmptyBookEntry(bytes32 name);
    error OfficeDirectoryFutureLookup(uint256 timepoint, uint48 clock);
    error OfficeDirectoryVotesNotTransferable(address delegatee);

    // --- Membership: governor only ---

    /**
     * @notice Makes an office a member, or a removed one a member again. A new term begins: keys of an earlier term
     * stay readable and stay dead.
     * @param office two upper-case ASCII letters
     * @param admin not zero
     */
    function admit(bytes2 office, address admin) external;

    /// @notice Stops an active office from writing. Vote and seat stay, and its admin may still change keys. Confirms
    /// a suspension that would end by itself, which then does not.
    function suspend(bytes2 office) external;

    /**
     * @notice Like {suspend}, for a time: unless {suspend} confirms it before it is ended, anyone may end it from
     * suspendedUntil on. A status changes with a block and not between blocks, so that it can be told afterwards which
     * blocks an office could write in: the end is a transaction, which the office itself can send and nobody can refuse.
     * @param suspendedUntil seconds, in the future
     */
    function suspendUntil(bytes2 office, uint40 suspendedUntil) external;

    /// @notice Lets a suspended office write again, by the governor; by anyone once a suspension's time is over.
    function reinstate(bytes2 office) external;

    /// @notice Ends the membership: no admin, no vote, no key. What the office recorded stays.
    function remove(bytes2 office) external;

    /// @notice Replaces the admin at once, for an office that lost its admin key or had it stolen. Drops any proposal.
    function replaceAdmin(bytes2 office, address admin) external;

    /// @notice Lets a frozen change of admin go on.
    function thaw(bytes2 office) external;

    // --- Admin change ---

    /// @notice First step, by the admin: names the next admin, who may accept after ADMIN_CHANGE_DELAY. Replaces an
    /// earlier proposal, and the delay begins anew. Refused while frozen.
    function proposeAdmin(bytes2 office, address admin) external;

    /// @notice Drops the proposal, by the admin. Possible while frozen.
    function cancelAdminProposal(bytes2 office) external;

    /// @notice Second step, by the proposed admin, not before the delay is over and not while frozen.
    function acceptAdmin(bytes2 office) external;

    /// @notice Stops the change of admin, by any key that holds a role of the office now, suspended or not. Only
    /// {thaw} ends it; the governor's {replaceAdmin} is not stopped.
    function freeze(bytes2 office) external;

    // --- Keys and profile: admin only ---

    /**
     * @notice Gives a key a role in blocks fromBlock <= b < untilBlock. Intervals of the same key and role never
     * overlap; another may be granted from the end of the last on.
     * @param fromBlock 0 for the present block, otherwise not in the past
     * @param untilBlock 0 for no end, otherwise after fromBlock
     */
    function grantKey(bytes2 office, address key, Role role, uint48 fromBlock, uint48 untilBlock) external;

    /**
     * @notice Ends a key in a role earlier than planned: every interval of it ends with untilBlock at the latest. An end
     * is never in the past and takes effect with the next block at the earliest, so what the key already wrote in this
     * block stays authorised.
     * @param untilBlock 0 for the next block, otherwise after the present block and before the last interval's end
     */
    function endKey(bytes2 office, address key, Role role, uint48 untilBlock) external;

    /**
     * @notice Says openly that a key may have been in other hands since a block. The mark takes no right away and
     * changes no interval: it tells readers to look closer at what the key wrote from then on.
     * Set by the admin, who can only move it to an earlier block, or by the governor, who can also lift it.
     * @param sinceBlock not after the present block; 0 (governor only) lifts the mark
     */
    function markCompromised(bytes2 office, address key, uint48 sinceBlock) external;

    /**
     * @notice Cuts off a key that may be in other hands, by the admin in one transaction: every role that it has or
     * will have ends with the next block, as in {endKey}, and it is marked as in {markCompromised}, unless it is marked
     * since that block or an earlier one already.
     * @param sinceBlock not 0 and not after the present block
     */
    function cutOffKey(bytes2 office, address key, uint48 sinceBlock) external;

    /// @notice Sets where the office describes itself, by its admin.
    /// @param uri at most MAX_URI_LENGTH bytes
    function setProfile(bytes2 office, string calldata uri, bytes32 digest) external;

    // --- Delegations and address book: governor only ---

    /// @notice Starts or ends the right of one office to issue documents about the applications of another. Starts with
    /// the present block; ends with the next, as in {endKey}.
    function setDelegation(bytes2 grantor, bytes2 delegate, bool active) external;

    /// @notice Appends a contract under a name, with the code hash it has now; it is then the current one. Earlier
    /// entries stay: absence of a record is asked of every contract that the book lists.
    function listContract(bytes32 name, address target) external;

    /// @notice Appends a data file (numbering rules, calendars) under a name by the SHA-256 of its bytes.
    function listData(bytes32 name, bytes32 digest) external;

    // --- Views ---

    /// @notice The account that acts for all members by vote. Never changes.
    function governor() external view returns (address);

    /// @notice Seconds between the two steps of a change of admin.
    function ADMIN_CHANGE_DELAY() external view returns (uint40);

    /// @notice Longest profile URI, in bytes.
    function MAX_URI_LENGTH() external view returns (uint256);

    /// @notice Every office that was ever admitted, in order of first admission.
    function offices() external view returns (bytes2[] memory);

    function officeOf(bytes2 office) external view returns (Office memory);

    /// @notice The admin now; zero when the office is not a member.
    function adminOf(bytes2 office) external view returns (address);

    /// @notice The admin at a past time, zero when the office was no member then. For counting votes per office.
    function getPastAdmin(bytes2 office, uint256 timepoint) external view returns (address);

    /// @notice How many members there are now.
    function memberCount() external view returns (uint256);

    function statusHistory(bytes2 office) external view returns (StatusChange[] memory);

    /// @notice Every key and role that was ever granted, in order of first grant.
    function keyRoles(bytes2 office) external view returns (KeyRole[] memory);

    /// @notice Every interval of a key and role, ascending.
    function keyIntervals(bytes2 office, address key, Role role) external view returns (Interval[] memory);

    /// @notice Block since which the key may have been in other hands; 0 when not marked.
    function compromisedSince(bytes2 office, address key) external view returns (uint48);

    /// @notice Whether the key may write in this role in the present block: the office active, the interval covering it.
    function isAuthorised(bytes2 office, address key, Role role) external view returns (bool);

    /// @notice Whether the key might have written in this role in a block: the interval covering it, and the office
    /// active at some moment of it. A block in the future is judged by what is known now.
    function isAuthorisedAt(bytes2 office, address key, Role role, uint48 blockNumber) external view returns (bool);

    /// @notice Whether delegate could speak for grantor in a block.
    function isDelegatedAt(bytes2 grantor, bytes2 delegate, uint48 blockNumber) external view returns (bool);

    /// @notice Every interval of a delegation, ascending; term is 0.
    function delegationIntervals(bytes2 grantor, bytes2 delegate) external view returns (Interval[] memory);

    /// @notice Every name of the address book, in order of first listing.
    function bookNames() external view returns (bytes32[] memory);

    /// @notice Every entry under a name, the current one last; empty when there is none.
    function bookEntries(bytes32 name) external view returns (BookEntry[] memory);
}
