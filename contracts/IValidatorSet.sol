// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeGuarded} from "./IOfficeGuarded.sol";

/**
 * @title Validator set
 * @notice Which validator each office runs. On Besu with QBFT the engine asks {getValidators} for every block, and what
 * it answers at block N may seal block N + 1; on Clique the offices' nodes bring the engine's signers to it by vote.
 * Stands at a fixed address in the genesis block, with the first seats.
 *
 * An engine that gets no list, an empty one or one with a validator twice stops for good or counts its quorum wrongly.
 * So {getValidators} calls nothing outside of this contract and cannot revert, and every change keeps these true: at
 * least one validator, at most MAX_SEATS, each different, none zero, in ascending order.
 *
 * The slot DIGEST_SLOT holds keccak256(abi.encode(getValidators())). One state proof of that slot at block N therefore
 * says who may have sealed block N + 1.
 *
 * Trust assumptions:
 * - The governor gives and takes seats. It does so one at a time: a set changes by one validator in a block, so that the
 *   new set always has the old one's majority in it, and a validator that is not running does not come with others.
 * - An admin key that is stolen can move its office's seat, once in ROTATION_PAUSE, to a validator of the thief; any key
 *   of the office stops that with {IOfficeDirectory-freeze}, and the vote gives the seat another validator.
 * - Whether a validator runs, and whether its key serves another network too, this contract cannot know.
 */
interface IValidatorSet is IOfficeGuarded {
    struct Seat {
        address validator; // zero when the office has no seat
        uint40 rotatedAt; // seconds; when the office last changed its validator itself, zero if never
        uint48 nonce; // how often the seat changed; a signature for {rotate} names the present one
    }

    /// @dev A seat given at deployment.
    struct FirstSeat {
        bytes2 office;
        address validator;
    }

    /// @dev previous is zero for a new seat, validator is zero for one that was taken.
    event ValidatorChanged(bytes2 indexed office, address indexed previous, address indexed validator, bytes32 digest);

    error ValidatorSetNotMember(bytes2 office);
    error ValidatorSetNotAdmin(bytes2 office, address account);
    error ValidatorSetNoSeat(bytes2 office);
    error ValidatorSetInvalidValidator(address validator);
    /// @dev The validator has a seat, which is this office's.
    error ValidatorSetTaken(address validator, bytes2 office);
    /// @dev There is always one validator and never more than MAX_SEATS.
    error ValidatorSetInvalidSize(uint256 seats);
    /// @dev The set changes once in a block.
    error ValidatorSetAlreadyChanged(uint256 blockNumber);
    error ValidatorSetTooEarly(bytes2 office, uint256 from);
    error ValidatorSetFrozen(bytes2 office);
    error ValidatorSetInvalidSignature(bytes2 office, address validator, uint48 nonce);

    // --- Seats: governor only ---

    /**
     * @notice Gives a member office a seat or, when it has one, another validator in it.
     * @param validator not zero, in no seat
     */
    function seat(bytes2 office, address validator) external;

    /// @notice Takes an office's seat. The last one stays.
    function unseat(bytes2 office) external;

    // --- By the office ---

    /**
     * @notice Puts another validator in the office's seat, by its admin, once in ROTATION_PAUSE and not while the office
     * is frozen.
     * @param validator not zero, in no seat
     * @param signature of the new validator's key over {rotationDigest}: it proves that the office has the key, and
     * holds for this chain, contract, office and change of seat alone
     */
    function rotate(bytes2 office, address validator, bytes calldata signature) external;

    // --- Views ---

    /// @notice Every validator, ascending. Never reverts; 1 to MAX_SEATS addresses, all different, none zero.
    function getValidators() external view returns (address[] memory);

    function seatOf(bytes2 office) external view returns (Seat memory);

    /// @notice The office whose validator this is; zero when it is nobody's.
    function officeOf(address validator) external view returns (bytes2);

    /// @notice What the key of a new validator signs for {rotate}: EIP-712, domain `IPAnchor ValidatorSet` version 1,
    /// `Rotation(bytes2 office,address validator,uint48 nonce)` with the nonce that the seat has now.
    function rotationDigest(bytes2 office, address validator) external view returns (bytes32);

    /// @notice Most seats there can be.
    function MAX_SEATS() external view returns (uint256);

    /// @notice Seconds between two rotations by the same office.
    function ROTATION_PAUSE() external view returns (uint40);

    /// @notice Slot of keccak256(abi.encode(getValidators())): keccak256("ipanchor.validators") - 1.
    function DIGEST_SLOT() external view returns (bytes32);
}
