// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GovernedFixture} from "./GovernedFixture.sol";

/// @dev What decisions cost, each with every slot cold, as in a transaction of its own. Begins with six offices.
contract OfficeGovernorGasTest is GovernedFixture {
    /// @dev Intrinsic gas and calldata of the largest of these transactions (1,028 bytes, none of them zero).
    uint256 private constant TRANSACTION = 21_000 + 16 * 1_028;
    uint256 private constant ACTION = 300_000;

    function _cool() private {
        vm.cool(address(directory));
        vm.cool(address(governor));
        vm.cool(address(validators));
    }

    /// @dev Offices of which each has a seat, by decree.
    function _growTo(uint256 count) private {
        for (uint256 n = FOUNDERS; n < count; ++n) {
            vm.prank(address(governor));
            directory.admit(_code(n), _admin(n));
        }
        for (uint256 n = SEATED; n < count; ++n) {
            vm.roll(block.number + 1);
            vm.prank(address(governor));
            validators.seat(_code(n), _validator(n));
        }
        _pass(1);
    }

    function _measured(Proposal memory proposal, uint256 members, uint256 most) private {
        _cool();
        vm.prank(_admin(0));
        uint256 before = gasleft();
        proposal.id = _submit(proposal);
        assertTrue(before - gasleft() + TRANSACTION <= ACTION, "proposing");
        _pass(1);

        for (uint256 n = 0; 3 * n < 2 * members; ++n) {
            _cool();
            bytes memory office = bytes.concat(_code(n));
            vm.prank(_admin(n));
            before = gasleft();
            governor.castVoteWithReasonAndParams(proposal.id, FOR, "", office);
            assertTrue(before - gasleft() + TRANSACTION <= ACTION, "voting");
        }

        _cool();
        before = gasleft();
        _execute(proposal);
        assertTrue(before - gasleft() + TRANSACTION <= most, "executing");
        _pass(1);
    }

    /// @dev A new office with its seat comes as the last of so many, and the one with the greatest validator goes.
    function _comingAndGoing(uint256 members, uint256 most) private {
        _growTo(members - 1);
        bytes memory admit = abi.encodeCall(directory.admit, (_code(members), _admin(members)));
        bytes memory seat = abi.encodeCall(validators.seat, (_code(members), address(type(uint160).max)));
        _measured(_calls(address(directory), admit, address(validators), seat), members - 1, most);
        bytes memory unseat = abi.encodeCall(validators.unseat, (_code(members)));
        bytes memory remove = abi.encodeCall(directory.remove, (_code(members)));
        _measured(_calls(address(validators), unseat, address(directory), remove), members, most);
        assertEq(directory.memberCount(), members - 1, "came and went");
    }

    function testAnOfficeComesAndGoesAmongTenWithinGas() public {
        _comingAndGoing(10, 450_000);
    }

    function testAnOfficeComesAndGoesAmongTwoHundredWithinGas() public {
        _comingAndGoing(200, 900_000);
    }

    function testOtherDecisionsCostLittleWithinGas() public {
        _growTo(10);
        address to = address(directory);
        bytes[7] memory calls = [
            abi.encodeCall(directory.suspend, (_code(1))),
            abi.encodeCall(directory.reinstate, (_code(1))),
            abi.encodeCall(directory.replaceAdmin, (_code(1), STRANGER)),
            abi.encodeCall(directory.setDelegation, (_code(0), _code(1), true)),
            abi.encodeCall(directory.markCompromised, (_code(0), STRANGER, 1)),
            abi.encodeCall(directory.listContract, ("DocumentLog", address(log))),
            abi.encodeCall(directory.listData, ("calendars", bytes32(uint256(1))))
        ];
        for (uint256 i = 0; i < calls.length; ++i) _executed(_calls(to, calls[i]), 7);
        _executed(_suspendInEmergency(3), 4);
        _executed(_calls(address(governor), abi.encodeCall(governor.setParameters, (_parameters()))), 7);
        _executed(_calls(address(log), abi.encodeCall(log.nameCustodian, (_code(0), STRANGER))), 7);
    }

    /// @dev With the votes of the last so many of ten: the admin of the second is replaced on the way.
    function _executed(Proposal memory proposal, uint256 votes) private {
        _proposeAs(_admin(0), proposal);
        for (uint256 n = 10 - votes; n < 10; ++n) _vote(proposal.id, _admin(n), _code(n), FOR);
        _cool();
        uint256 before = gasleft();
        _execute(proposal);
        assertTrue(before - gasleft() + TRANSACTION <= ACTION, "executing");
        _pass(1);
    }

    /// @dev Besu asks for every block. 3,000 for each seat: its slot cold, and the list in memory.
    function testAskingForTheSetIsBoundedWithinGas() public {
        _growTo(validators.MAX_SEATS());
        _cool();
        uint256 before = gasleft();
        address[] memory list = validators.getValidators();
        assertTrue(before - gasleft() <= 3_000 * validators.MAX_SEATS(), "gas");
        assertEq(list.length, validators.MAX_SEATS(), "all");
        _assertGoodSet();
    }

    function testAnOfficeAmongTwoHundredRotatesWithinGas() public {
        _growTo(validators.MAX_SEATS());
        bytes memory signature = _signed(
            _validatorKey(500),
            validators.rotationDigest(_code(0), _validator(500))
        );
        _cool();
        vm.prank(_admin(0));
        uint256 before = gasleft();
        validators.rotate(_code(0), _validator(500), signature);
        assertTrue(before - gasleft() + TRANSACTION <= 900_000, "rotating");
    }
}
