// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {IOfficeGovernor} from "./IOfficeGovernor.sol";
import {IOfficeGuarded} from "./IOfficeGuarded.sol";
import {IValidatorSet} from "./IValidatorSet.sol";
import {OfficeCounting} from "./OfficeCounting.sol";

/// @dev See {IOfficeGovernor}.
contract OfficeGovernor is OfficeCounting {
    /// @dev What a call changes, as far as the number of such calls in a proposal matters.
    enum Change {
        Other,
        Membership,
        Seat,
        Emergency
    }

    /// @inheritdoc IOfficeGovernor
    uint32 public constant MIN_PERIOD = 1 minutes;
    /// @inheritdoc IOfficeGovernor
    uint32 public constant MAX_PERIOD = 365 days;

    IValidatorSet private immutable _validatorSet;

    Parameters private _parameters;
    mapping(bytes2 office => uint40) private _emergencyAllowedFrom;

    constructor(
        IOfficeDirectory directory_,
        IValidatorSet validatorSet_,
        Founder[] memory founders,
        Parameters memory parameters_
    ) Governor("IPAnchor OfficeGovernor") OfficeCounting(directory_) {
        address obeyed = directory_.governor();
        if (obeyed != address(this)) revert OfficeGovernorForeignDirectory(obeyed);
        address asked = address(validatorSet_.directory());
        if (asked != address(directory_)) revert OfficeGovernorForeignValidators(asked);
        _validatorSet = validatorSet_;
        _setParameters(parameters_);

        for (uint256 i = 0; i < founders.length; ++i) directory_.admit(founders[i].office, founders[i].admin);
        address[] memory validators = validatorSet_.getValidators();
        for (uint256 i = 0; i < validators.length; ++i) {
            bytes2 office = validatorSet_.officeOf(validators[i]);
            if (directory_.adminOf(office) == address(0)) revert OfficeGovernorSeatWithoutMember(office, validators[i]);
        }
    }

    /// @inheritdoc IOfficeGovernor
    function setParameters(Parameters calldata parameters_) external onlyGovernance {
        _setParameters(parameters_);
    }

    /// @inheritdoc IOfficeGovernor
    function suspendInEmergency(bytes2 office) external onlyGovernance {
        uint40 from = _emergencyAllowedFrom[office];
        if (block.timestamp < from) revert OfficeGovernorEmergencyTooEarly(office, from);

        uint40 until = uint40(block.timestamp) + _parameters.emergencyDuration;
        _emergencyAllowedFrom[office] = until + _parameters.emergencyPause;
        directory().suspendUntil(office, until);
    }

    /// @inheritdoc IOfficeGovernor
    function validatorSet() external view returns (IValidatorSet) {
        return _validatorSet;
    }

    /// @inheritdoc IOfficeGovernor
    function parameters() external view returns (Parameters memory) {
        return _parameters;
    }

    /// @inheritdoc IOfficeGovernor
    function emergencyAllowedFrom(bytes2 office) external view returns (uint40) {
        return _emergencyAllowedFrom[office];
    }

    /// @inheritdoc IGovernor
    function votingPeriod() public view override(Governor, IGovernor) returns (uint256) {
        return _parameters.votingPeriod;
    }

    // --- Internals ---

    function _executionWindow() internal view override returns (uint256) {
        return _parameters.executionWindow;
    }

    function _setParameters(Parameters memory parameters_) private {
        uint32[4] memory periods = [
            parameters_.votingPeriod,
            parameters_.executionWindow,
            parameters_.emergencyDuration,
            parameters_.emergencyPause
        ];
        for (uint256 i = 0; i < periods.length; ++i) {
            bool within = periods[i] >= MIN_PERIOD && periods[i] <= MAX_PERIOD;
            if (!within) revert OfficeGovernorPeriodOutOfBounds(periods[i]);
        }

        _parameters = parameters_;
        emit ParametersSet(parameters_);
    }

    /// @dev Proposes, then refuses what must not be proposed: the first step makes sure that the lengths agree.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);

        bytes2[4] memory changed; // by Change: the office that a call of this proposal changes
        for (uint256 i = 0; i < targets.length; ++i) {
            if (values[i] != 0) revert OfficeGovernorValueRefused(values[i]);
            Change change = _changeBy(targets[i], calldatas[i]);
            if (change == Change.Other) continue;
            bytes2 office = _officeIn(calldatas[i]);
            if (office == 0) revert OfficeGovernorWrongCall(targets[i], bytes4(calldatas[i]));
            bytes2 earlier = changed[uint256(change)];
            if (earlier != 0) revert OfficeGovernorSeveralChanges(earlier, office);
            changed[uint256(change)] = office;
        }
        (bytes2 member, bytes2 seat) = (changed[uint256(Change.Membership)], changed[uint256(Change.Seat)]);
        if (member != 0 && seat != 0 && member != seat) revert OfficeGovernorSeveralChanges(member, seat);
        if (changed[uint256(Change.Emergency)] == 0) return proposalId;
        if (targets.length != 1) revert OfficeGovernorEmergencyNotAlone(targets.length);
        _markEmergency(proposalId);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);

        for (uint256 i = 0; i < targets.length; ++i) {
            bool removes = targets[i] == address(directory()) && bytes4(calldatas[i]) == IOfficeDirectory.remove.selector;
            if (!removes) continue;
            _noteRemoval();
            bytes2 office = _officeIn(calldatas[i]);
            address validator = _validatorSet.seatOf(office).validator;
            if (validator != address(0)) revert OfficeGovernorSeatWithoutMember(office, validator);
        }
    }

    /// @dev Reverts for what cannot be proposed.
    function _changeBy(address target, bytes memory data) private view returns (Change) {
        bytes4 selector = bytes4(data);
        if (target == address(directory())) {
            if (
                selector == IOfficeDirectory.admit.selector ||
                selector == IOfficeDirectory.suspend.selector ||
                selector == IOfficeDirectory.reinstate.selector ||
                selector == IOfficeDirectory.remove.selector ||
                selector == IOfficeDirectory.replaceAdmin.selector ||
                selector == IOfficeDirectory.thaw.selector
            ) return Change.Membership;
            if (
                selector == IOfficeDirectory.setDelegation.selector ||
                selector == IOfficeDirectory.markCompromised.selector ||
                selector == IOfficeDirectory.listContract.selector ||
                selector == IOfficeDirectory.listData.selector
            ) return Change.Other;
        } else if (target == address(_validatorSet)) {
            if (selector == IValidatorSet.seat.selector || selector == IValidatorSet.unseat.selector) {
                return Change.Seat;
            }
        } else if (target == address(this)) {
            if (selector == IOfficeGovernor.setParameters.selector) return Change.Other;
            if (selector == IOfficeGovernor.suspendInEmergency.selector) return Change.Emergency;
        } else if (data.length >= 4 && _asksTheDirectory(target)) {
            return Change.Other;
        }
        revert OfficeGovernorWrongCall(target, selector);
    }

    function _asksTheDirectory(address target) private view returns (bool) {
        (bool answered, bytes memory answer) = target.staticcall(abi.encodeCall(IOfficeGuarded.directory, ()));
        return answered && answer.length == 32 && bytes32(answer) == bytes32(uint256(uint160(address(directory()))));
    }

    /// @dev The first argument of a call; zero when it has none.
    function _officeIn(bytes memory data) private pure returns (bytes2 office) {
        if (data.length >= 36) office = bytes2(bytes.concat(data[4], data[5]));
    }
}
