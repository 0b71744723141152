// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {StorageSlot} from "@openzeppelin/contracts/utils/StorageSlot.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {IValidatorSet} from "./IValidatorSet.sol";
import {OfficeGuarded} from "./OfficeGuarded.sol";

/// @dev See {IValidatorSet}. The list is linked, in ascending order: a change at any place writes three slots, where a
/// sorted array would move up to MAX_SEATS.
contract ValidatorSet is OfficeGuarded, EIP712, IValidatorSet {
    struct Link {
        address next; // the next greater validator; zero at the end
        bytes2 office;
    }

    /// @inheritdoc IValidatorSet
    uint256 public constant MAX_SEATS = 200;
    /// @inheritdoc IValidatorSet
    uint40 public constant ROTATION_PAUSE = 1 days;
    /// @inheritdoc IValidatorSet
    bytes32 public constant DIGEST_SLOT = bytes32(uint256(keccak256("ipanchor.validators")) - 1);

    bytes32 private constant ROTATION_TYPEHASH = keccak256("Rotation(bytes2 office,address validator,uint48 nonce)");
    address private constant ENDS = address(0); // links to the first validator; is what the last links to

    mapping(bytes2 office => Seat) private _seats;
    mapping(address validator => Link) private _links;
    uint16 private _count;
    uint48 private _changedIn; // block of the last change

    constructor(
        IOfficeDirectory directory_,
        FirstSeat[] memory seats
    ) OfficeGuarded(directory_) EIP712("IPAnchor ValidatorSet", "1") {
        if (seats.length == 0) revert ValidatorSetInvalidSize(0);
        for (uint256 i = 0; i < seats.length; ++i) {
            address present = _seats[seats[i].office].validator;
            if (present != address(0)) revert ValidatorSetTaken(present, seats[i].office);
            _put(seats[i].office, seats[i].validator);
        }
        _writeDigest();
    }

    modifier changes(bytes2 office) {
        if (_changedIn == block.number) revert ValidatorSetAlreadyChanged(block.number);
        _changedIn = uint48(block.number);
        address previous = _seats[office].validator;
        _;
        emit ValidatorChanged(office, previous, _seats[office].validator, _writeDigest());
    }

    // --- Seats ---

    /// @inheritdoc IValidatorSet
    function seat(bytes2 office, address validator) external onlyGovernor changes(office) {
        if (directory().adminOf(office) == address(0)) revert ValidatorSetNotMember(office);
        _put(office, validator);
    }

    /// @inheritdoc IValidatorSet
    function unseat(bytes2 office) external onlyGovernor changes(office) {
        Seat storage record = _seats[office];
        if (record.validator == address(0)) revert ValidatorSetNoSeat(office);
        if (--_count == 0) revert ValidatorSetInvalidSize(0);

        _unlink(record.validator);
        record.validator = address(0);
        ++record.nonce;
    }

    /// @inheritdoc IValidatorSet
    function rotate(bytes2 office, address validator, bytes calldata signature) external changes(office) {
        if (msg.sender != directory().adminOf(office)) revert ValidatorSetNotAdmin(office, msg.sender);
        Seat storage record = _seats[office];
        if (record.validator == address(0)) revert ValidatorSetNoSeat(office);
        if (directory().officeOf(office).frozen) revert ValidatorSetFrozen(office);
        uint256 from = uint256(record.rotatedAt) + ROTATION_PAUSE;
        if (block.timestamp < from) revert ValidatorSetTooEarly(office, from);
        (address signer, , ) = ECDSA.tryRecover(rotationDigest(office, validator), signature);
        if (signer != validator) revert ValidatorSetInvalidSignature(office, validator, record.nonce);

        record.rotatedAt = uint40(block.timestamp);
        _put(office, validator);
    }

    // --- Views ---

    /// @inheritdoc IValidatorSet
    function getValidators() public view returns (address[] memory validators) {
        validators = new address[](_count);
        address validator = _links[ENDS].next;
        for (uint256 i = 0; i < validators.length; ++i) {
            validators[i] = validator;
            validator = _links[validator].next;
        }
    }

    /// @inheritdoc IValidatorSet
    function seatOf(bytes2 office) external view returns (Seat memory) {
        return _seats[office];
    }

    /// @inheritdoc IValidatorSet
    function officeOf(address validator) external view returns (bytes2) {
        return _links[validator].office;
    }

    /// @inheritdoc IValidatorSet
    function rotationDigest(bytes2 office, address validator) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ROTATION_TYPEHASH, office, validator, _seats[office].nonce)));
    }

    // --- Internals ---

    function _put(bytes2 office, address validator) private {
        if (validator == ENDS) revert ValidatorSetInvalidValidator(validator);
        if (_links[validator].office != 0) revert ValidatorSetTaken(validator, _links[validator].office);
        Seat storage record = _seats[office];
        if (record.validator != address(0)) _unlink(record.validator);
        else if (++_count > MAX_SEATS) revert ValidatorSetInvalidSize(_count);

        address previous = _before(validator);
        _links[validator] = Link(_links[previous].next, office);
        _links[previous].next = validator;
        record.validator = validator;
        ++record.nonce;
    }

    function _unlink(address validator) private {
        _links[_before(validator)].next = _links[validator].next;
        delete _links[validator];
    }

    /// @dev The greatest validator below this one, or ENDS.
    function _before(address validator) private view returns (address previous) {
        address next = _links[ENDS].next;
        while (next != ENDS && next < validator) (previous, next) = (next, _links[next].next);
    }

    function _writeDigest() private returns (bytes32 digest) {
        digest = keccak256(abi.encode(getValidators()));
        StorageSlot.getBytes32Slot(DIGEST_SLOT).value = digest;
    }
}
