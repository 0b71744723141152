// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "../IOfficeDirectory.sol";

/**
 * @title Intervals of blocks
 * @notice When something held: a list of {IOfficeDirectory-Interval} that only grows. The latest stands apart, so that
 * asking about the present reads one slot. Lists are short: one interval for each time that a role was granted.
 */
library BlockIntervals {
    struct History {
        IOfficeDirectory.Interval latest; // untilBlock is 0 when there is none
        IOfficeDirectory.Interval[] earlier; // oldest first
    }

    /// @dev End of an interval that has none.
    uint48 internal constant OPEN_END = type(uint48).max;

    function isEmpty(History storage history) internal view returns (bool) {
        return history.latest.untilBlock == 0;
    }

    function push(History storage history, uint48 fromBlock, uint48 untilBlock, uint32 term) internal {
        if (!isEmpty(history)) history.earlier.push(history.latest);
        history.latest = IOfficeDirectory.Interval(fromBlock, untilBlock, term);
    }

    /// @notice Lets every interval of this term end with the block at the latest.
    function cut(History storage history, uint32 term, uint48 untilBlock) internal {
        _cut(history.latest, term, untilBlock);
        for (uint256 i = history.earlier.length; i > 0; --i) _cut(history.earlier[i - 1], term, untilBlock);
    }

    /// @notice Whether an interval of this term covers the block.
    function covers(History storage history, uint32 term, uint48 blockNumber) internal view returns (bool) {
        if (_covers(history.latest, term, blockNumber)) return true;
        for (uint256 i = history.earlier.length; i > 0; --i) {
            if (_covers(history.earlier[i - 1], term, blockNumber)) return true;
        }
        return false;
    }

    /// @notice End of the latest interval if it is of this term, otherwise 0.
    function lastEnd(History storage history, uint32 term) internal view returns (uint48) {
        return history.latest.term == term ? history.latest.untilBlock : 0;
    }

    /// @notice All intervals, oldest first.
    function list(History storage history) internal view returns (IOfficeDirectory.Interval[] memory all) {
        if (isEmpty(history)) return all;
        uint256 earlier = history.earlier.length;
        all = new IOfficeDirectory.Interval[](earlier + 1);
        for (uint256 i = 0; i < earlier; ++i) all[i] = history.earlier[i];
        all[earlier] = history.latest;
    }

    function _cut(IOfficeDirectory.Interval storage interval, uint32 term, uint48 untilBlock) private {
        if (interval.term == term && interval.untilBlock > untilBlock) interval.untilBlock = untilBlock;
    }

    function _covers(
        IOfficeDirectory.Interval storage interval,
        uint32 term,
        uint48 blockNumber
    ) private view returns (bool) {
        return interval.fromBlock <= blockNumber && blockNumber < interval.untilBlock && interval.term == term;
    }
}
