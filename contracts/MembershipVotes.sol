// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";

/**
 * @dev Voting power of the members as OpenZeppelin's Governor reads it: one vote for each office, held by its admin.
 * The clock is time, as in {IERC6372}: chains that skip empty blocks have no steady block clock.
 */
abstract contract MembershipVotes is IOfficeDirectory {
    using Checkpoints for Checkpoints.Trace208;

    mapping(address account => Checkpoints.Trace208 votes) private _votes;
    mapping(bytes2 office => Checkpoints.Trace208 admins) private _admins;
    Checkpoints.Trace208 private _total;

    /// @inheritdoc IERC6372
    function clock() public view returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc IVotes
    function getVotes(address account) external view returns (uint256) {
        return _votes[account].latest();
    }

    /// @inheritdoc IVotes
    function getPastVotes(address account, uint256 timepoint) external view returns (uint256) {
        return _votes[account].upperLookupRecent(_past(timepoint));
    }

    /// @inheritdoc IVotes
    function getPastTotalSupply(uint256 timepoint) external view returns (uint256) {
        return _total.upperLookupRecent(_past(timepoint));
    }

    /// @inheritdoc IOfficeDirectory
    function getPastAdmin(bytes2 office, uint256 timepoint) external view returns (address) {
        return address(uint160(_admins[office].upperLookupRecent(_past(timepoint))));
    }

    /// @inheritdoc IOfficeDirectory
    function memberCount() external view returns (uint256) {
        return _total.latest();
    }

    /// @inheritdoc IVotes
    function delegates(address account) external pure returns (address) {
        return account;
    }

    /// @inheritdoc IVotes
    function delegate(address delegatee) external pure {
        revert OfficeDirectoryVotesNotTransferable(delegatee);
    }

    /// @inheritdoc IVotes
    function delegateBySig(address delegatee, uint256, uint256, uint8, bytes32, bytes32) external pure {
        revert OfficeDirectoryVotesNotTransferable(delegatee);
    }

    /// @dev Moves an office's vote; zero stands for nobody, before admission and after removal.
    function _moveVote(bytes2 office, address from, address to) internal {
        if (from == address(0)) _total.push(clock(), _total.latest() + 1);
        else _changeVotes(from, _votes[from].latest() - 1);
        if (to == address(0)) _total.push(clock(), _total.latest() - 1);
        else _changeVotes(to, _votes[to].latest() + 1);
        _admins[office].push(clock(), uint160(to));
    }

    function _changeVotes(address account, uint208 votes) private {
        (uint208 previous, uint208 current) = _votes[account].push(clock(), votes);
        emit DelegateVotesChanged(account, previous, current);
    }

    /// @dev A moment that can still change has no past votes.
    function _past(uint256 timepoint) private view returns (uint48) {
        if (timepoint >= clock()) revert OfficeDirectoryFutureLookup(timepoint, clock());
        return uint48(timepoint);
    }
}
