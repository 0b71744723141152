// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IApplicationRegister} from "./IApplicationRegister.sol";
import {IOfficeGuarded} from "./IOfficeGuarded.sol";

/**
 * @title Priority register
 * @notice Which later applications claim the priority of an earlier one, said by the office of second filing (OSF).
 * Until the later application is published its claim is sealed, at a key that only holders of the earlier
 * application's access code can find; then its OSF opens the claim into the list of the earlier application.
 *
 *     claimSeal = SHA-256("ipanchor/v1/claim-seal" ‖ 00 ‖ openKey ‖ laterKey ‖ claimedDate ‖ OSF ‖ claimMask)
 *     claimId   = SHA-256("ipanchor/v1/open-claim" ‖ 00 ‖ openKey ‖ laterKey ‖ claimedDate ‖ OSF)
 *
 * openKey is the earlier application's, laterKey the later one's open key, claimedDate yyyymmdd in four bytes. A sealed
 * claim is named by its claimKey, an open one by its claimId; {decide}, {withdraw}, {undoWithdraw} and {claimOf} take
 * either. Nobody can keep a name from another: sealed and open claims are held apart, and where a sealed claim was put
 * at a claimId, that name means the open one as soon as there is one.
 *
 * Batches are idempotent and one bad item blocks no other, as in {IApplicationRegister}; what cannot be taken is
 * skipped with {ClaimRefused}.
 *
 * Trust assumptions:
 * - A claim is the OSF's word about its own application; nothing here says that the claim is valid in law.
 * - Whoever holds the access code may be the first at a claimKey, and so may who sees the transaction before it is in
 *   a block. The client then takes the next free key.
 * - A stolen key of an OSF can declare false claims of that OSF on anybody's application, never in another office's
 *   name. The registrar withdraws them.
 */
interface IPriorityRegister is IOfficeGuarded {
    /// @dev ST.96 PriorityStatusCategory, in its order.
    enum PriorityStatus {
        Claimed,
        Abandoned,
        Accepted,
        PartiallyRefused,
        Refused,
        Undefined
    }

    enum ClaimForm {
        None, // no claim under this name
        Sealed,
        Open,
        Opened // was sealed; openedAs names the open claim
    }

    /// @dev Why an item of a batch was skipped.
    enum ClaimRefusal {
        Malformed, // a key or seal is zero, or the date is not possible
        KeyTaken, // the claim key holds another claim
        LaterNotOpen, // the later application is not recorded openly by this OSF
        NotDeclared, // there is no sealed claim of this OSF to open
        SealMismatch // the values are not those that were sealed
    }

    /// @dev The second word is never zero when a claim is there: osf is not zero.
    struct Claim {
        bytes32 laterKey; // Open: the later application's open key; Sealed: the same XOR claimMask
        bytes2 osf; // office of second filing, ASCII
        ClaimForm form;
        PriorityStatus status;
        bytes4 claimedDate; // Open: yyyymmdd as a big-endian number, 0 when not stated; Sealed: the same XOR dateMask
        uint40 declaredAt; // seconds; first declaration, kept when the claim is opened
        uint40 openedAt; // seconds; 0 while sealed
        uint40 decidedAt; // seconds; last decision; 0 when none
        uint40 withdrawnAt; // seconds; 0 when not withdrawn
        bytes32 claimSeal; // Sealed, Opened; zero for a claim that was open from the first
        bytes32 openedAs; // Opened: claimId of the open claim
    }

    struct SealedClaimItem {
        bytes32 claimKey;
        bytes32 claimSeal;
        bytes32 maskedLaterKey;
        bytes4 maskedDate;
    }

    struct OpenClaimItem {
        bytes32 openKey; // the earlier application, recorded here or not
        bytes32 laterKey; // open key of the OSF's own application, recorded openly
        uint32 claimedDate; // yyyymmdd; 0 when not stated
    }

    struct ClaimOpeningItem {
        bytes32 claimKey;
        bytes32 openKey;
        bytes32 laterKey;
        bytes32 claimMask;
        uint32 claimedDate;
    }

    event SealedClaimDeclared(
        bytes2 indexed osf,
        bytes32 indexed claimKey,
        bytes32 claimSeal,
        bytes32 maskedLaterKey,
        bytes4 maskedDate
    );
    event OpenClaimDeclared(
        bytes2 indexed osf,
        bytes32 indexed openKey,
        bytes32 indexed laterKey,
        uint32 claimedDate,
        bytes32 claimId
    );
    /// @dev Status, decision, withdrawal and first declaration time of the sealed claim now stand at claimId. When that
    /// claim was in the list already, it takes the earlier declaration time, and the decision if it had none.
    event ClaimOpened(
        bytes2 indexed osf,
        bytes32 indexed claimKey,
        bytes32 indexed openKey,
        bytes32 laterKey,
        uint32 claimedDate,
        bytes32 claimId
    );
    event ClaimDecided(bytes2 indexed osf, bytes32 indexed claim, PriorityStatus status);
    event ClaimWithdrawn(bytes2 indexed osf, bytes32 indexed claim);
    event ClaimWithdrawalUndone(bytes2 indexed osf, bytes32 indexed claim);
    /// @dev claim: claimKey, or openKey for {declareOpen}; index: the item's place in the batch.
    event ClaimRefused(bytes2 indexed osf, bytes32 indexed claim, ClaimRefusal reason, uint256 index);

    error PriorityRegisterOtherDirectory(address applicationRegister, address directory);
    error PriorityRegisterNotDeclared(bytes2 osf, bytes32 claim);
    error PriorityRegisterOpened(bytes2 osf, bytes32 claim, bytes32 openedAs);

    /// @notice Declares claims of unpublished later applications, by a recorder of the OSF.
    function declareSealed(bytes2 osf, SealedClaimItem[] calldata batch) external;

    /// @notice Declares claims of published later applications, by a recorder of the OSF. The same OSF, later
    /// application and date on the same earlier application is one claim.
    function declareOpen(bytes2 osf, OpenClaimItem[] calldata batch) external;

    /// @notice Opens sealed claims into the list of the earlier application, by a registrar of the OSF. The later
    /// application must be recorded openly before.
    function openClaim(bytes2 osf, ClaimOpeningItem[] calldata batch) external;

    /// @notice Records what the OSF decided on a claim, by its registrar. May be decided anew; the same is a no-op.
    /// @param claim claimKey of a sealed claim, or claimId of an open one
    function decide(bytes2 osf, bytes32 claim, PriorityStatus status) external;

    /// @notice Marks a claim as withdrawn, by a registrar of the OSF. Again is a no-op.
    function withdraw(bytes2 osf, bytes32 claim) external;

    /// @notice Takes the mark away, by a registrar of the OSF. Again is a no-op.
    function undoWithdraw(bytes2 osf, bytes32 claim) external;

    /// @notice Where later applications must be recorded before their claims are open. Never changes.
    function applicationRegister() external view returns (IApplicationRegister);

    /// @notice The claim of that name; all zero when there is none.
    /// @param claim claimKey or claimId
    function claimOf(bytes32 claim) external view returns (Claim memory);

    /// @notice How many open claims name this earlier application.
    function claimCount(bytes32 openKey) external view returns (uint256);

    /// @notice Names of the open claims on an earlier application, in order of opening, from offset on, at most limit.
    function claimsOn(bytes32 openKey, uint256 offset, uint256 limit) external view returns (bytes32[] memory);

    function claimIdOf(
        bytes32 openKey,
        bytes32 laterKey,
        uint32 claimedDate,
        bytes2 osf
    ) external pure returns (bytes32);

    function claimSealOf(
        bytes32 openKey,
        bytes32 laterKey,
        uint32 claimedDate,
        bytes2 osf,
        bytes32 claimMask
    ) external pure returns (bytes32);
}
