// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "../IOfficeDirectory.sol";

/// @title Intervals of blocks
/// @notice Lists of {IOfficeDirectory-Interval}, oldest first. Lists are short: one interval for each time that a key
/// was granted a role.
library BlockIntervals {
    /// @dev End of an interval that has none.
    uint48 internal constant OPEN_END = type(uint48).max;

    /// @notice Whether an interval of this term covers the block.
    function covers(
        IOfficeDirectory.Interval[] storage intervals,
        uint32 term,
        uint48 blockNumber
    ) internal view returns (bool) {
        for (uint256 i = intervals.length; i > 0; --i) {
            IOfficeDirectory.Interval memory interval = intervals[i - 1];
            bool inside = interval.fromBlock <= blockNumber && blockNumber < interval.untilBlock;
            if (inside && interval.term == term) return true;
        }
        return false;
    }

    /// @notice End of the last interval if it is of this term, otherwise 0.
    function lastEnd(IOfficeDirectory.Interval[] storage intervals, uint32 term) internal view returns (uint48) {
        uint256 length = intervals.length;
        if (length == 0) return 0;
        IOfficeDirectory.Interval memory last = intervals[length - 1];
        return last.term == term ? last.untilBlock : 0;
    }

    /// @notice Lets every interval of this term end with the block at the latest.
    function cut(IOfficeDirectory.Interval[] storage intervals, uint32 term, uint48 untilBlock) internal {
        for (uint256 i = intervals.length; i > 0; --i) {
            IOfficeDirectory.Interval storage interval = intervals[i - 1];
            if (interval.term == term && interval.untilBlock > untilBlock) interval.untilBlock = untilBlock;
        }
    }
}
