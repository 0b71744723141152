// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {IOfficeGuarded} from "../../contracts/IOfficeGuarded.sol";
import {IValidatorSet} from "../../contracts/IValidatorSet.sol";
import {ValidatorSet} from "../../contracts/ValidatorSet.sol";
import {GovernedFixture} from "./GovernedFixture.sol";

contract ValidatorSetTest is GovernedFixture {
    function _asGovernor() private {
        vm.prank(address(governor));
    }

    function _rotate(address sender, uint256 n, uint256 to, bytes memory signature) private {
        vm.prank(sender);
        validators.rotate(_code(n), _validator(to), signature);
    }

    function _signature(uint256 n, uint256 to) private view returns (bytes memory) {
        return _signed(_validatorKey(to), validators.rotationDigest(_code(n), _validator(to)));
    }

    function _expectInvalidSignature(uint256 n, uint256 to, uint48 nonce) private {
        bytes4 selector = IValidatorSet.ValidatorSetInvalidSignature.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, _code(n), _validator(to), nonce));
    }

    function _expectTaken(uint256 validator, uint256 n) private {
        bytes4 selector = IValidatorSet.ValidatorSetTaken.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, _validator(validator), _code(n)));
    }

    // --- At deployment ---

    function testFirstSeatsAreThere() public view {
        _assertGoodSet();
        assertEq(validators.getValidators().length, SEATED, "seats");
        assertEq(validators.seatOf(_code(0)).validator, _validator(0), "seat");
        assertTrue(validators.officeOf(_validator(1)) == _code(1), "office");
        assertEq(validators.DIGEST_SLOT(), bytes32(uint256(keccak256("ipanchor.validators")) - 1), "slot");
    }

    function _deploy(IValidatorSet.FirstSeat memory second) private {
        IValidatorSet.FirstSeat[] memory seats = new IValidatorSet.FirstSeat[](2);
        seats[0] = IValidatorSet.FirstSeat(_code(0), _validator(0));
        seats[1] = second;
        new ValidatorSet(directory, seats);
    }

    function testFirstSeatsAreRefused() public {
        bytes4 size = IValidatorSet.ValidatorSetInvalidSize.selector;
        vm.expectRevert(abi.encodeWithSelector(size, 0));
        new ValidatorSet(directory, new IValidatorSet.FirstSeat[](0));
        _expectTaken(0, 0);
        this.deploy(IValidatorSet.FirstSeat(_code(1), _validator(0)));
        _expectTaken(0, 0);
        this.deploy(IValidatorSet.FirstSeat(_code(0), _validator(1)));
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetInvalidValidator.selector, address(0)));
        this.deploy(IValidatorSet.FirstSeat(_code(1), address(0)));
        vm.expectRevert(abi.encodeWithSelector(IOfficeGuarded.OfficeGuardNoContract.selector, STRANGER));
        new ValidatorSet(IOfficeDirectory(STRANGER), new IValidatorSet.FirstSeat[](1));
    }

    /// @dev From outside, so that the next call is the one that is expected to be refused.
    function deploy(IValidatorSet.FirstSeat memory second) external {
        _deploy(second);
    }

    // --- By vote ---

    function testSeatsAreTheGovernors(address sender) public {
        vm.assume(sender != address(governor));
        bytes memory refusal = abi.encodeWithSelector(IOfficeGuarded.OfficeGovernorOnly.selector, sender);
        vm.expectRevert(refusal);
        vm.prank(sender);
        validators.seat(_code(4), _validator(4));
        vm.expectRevert(refusal);
        vm.prank(sender);
        validators.unseat(_code(0));
    }

    function testASeatIsGivenChangedAndTaken() public {
        address[] memory list = validators.getValidators();
        _asGovernor();
        validators.seat(_code(4), _validator(4));
        _assertGoodSet();
        assertEq(validators.getValidators().length, 5, "given");
        assertTrue(keccak256(abi.encode(list)) != keccak256(abi.encode(validators.getValidators())), "not the same");

        _pass(1);
        bytes32 digest = _digestWith(list, _validator(5));
        vm.expectEmit(address(validators));
        emit IValidatorSet.ValidatorChanged(_code(4), _validator(4), _validator(5), digest);
        _asGovernor();
        validators.seat(_code(4), _validator(5));
        _assertGoodSet();
        assertEq(validators.getValidators().length, 5, "changed");
        assertTrue(validators.officeOf(_validator(4)) == 0, "the former is nobody's");

        _pass(1);
        _asGovernor();
        validators.unseat(_code(4));
        _assertGoodSet();
        assertSame(abi.encode(validators.getValidators()), abi.encode(list), "taken");
        assertEq(validators.seatOf(_code(4)).nonce, 3, "three changes");
    }

    /// @dev The digest of the list with one more, sorted here in another way.
    function _digestWith(address[] memory list, address more) private pure returns (bytes32) {
        address[] memory longer = new address[](list.length + 1);
        for (uint256 i = 0; i < list.length; ++i) longer[i] = list[i];
        longer[list.length] = more;
        for (uint256 i = 0; i < longer.length; ++i) {
            for (uint256 j = 1; j < longer.length; ++j) {
                if (longer[j - 1] > longer[j]) (longer[j - 1], longer[j]) = (longer[j], longer[j - 1]);
            }
        }
        return keccak256(abi.encode(longer));
    }

    function testSeatsAreRefused() public {
        vm.startPrank(address(governor));
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetNotMember.selector, XX));
        validators.seat(XX, _validator(4));
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetNoSeat.selector, _code(4)));
        validators.unseat(_code(4));
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetInvalidValidator.selector, address(0)));
        validators.seat(_code(4), address(0));
        _expectTaken(1, 1);
        validators.seat(_code(4), _validator(1));
        _expectTaken(0, 0);
        validators.seat(_code(0), _validator(0));
    }

    function testTheSetChangesOnceInABlock() public {
        vm.startPrank(address(governor));
        validators.seat(_code(4), _validator(4));
        bytes memory refusal = abi.encodeWithSelector(
            IValidatorSet.ValidatorSetAlreadyChanged.selector,
            block.number
        );
        vm.expectRevert(refusal);
        validators.seat(_code(5), _validator(5));
        vm.expectRevert(refusal);
        validators.unseat(_code(0));
        vm.stopPrank();
        bytes memory signature = _signature(1, 9);
        vm.expectRevert(refusal);
        _rotate(_admin(1), 1, 9, signature);
    }

    function testTheLastSeatStaysAndCanChange() public {
        for (uint256 n = 1; n < SEATED; ++n) {
            _pass(1);
            _asGovernor();
            validators.unseat(_code(n));
        }
        _pass(1);
        vm.startPrank(address(governor));
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetInvalidSize.selector, 0));
        validators.unseat(_code(0));
        validators.seat(_code(0), _validator(9));
        _assertGoodSet();
        assertEq(validators.getValidators().length, 1, "one");
    }

    function testThereAreNoMoreSeatsThanMost() public {
        vm.startPrank(address(governor));
        uint256 most = validators.MAX_SEATS();
        for (uint256 n = FOUNDERS; n <= most; ++n) directory.admit(_code(n), _admin(n));
        for (uint256 n = SEATED; n < most; ++n) {
            vm.roll(block.number + 1);
            validators.seat(_code(n), _validator(n));
        }
        vm.roll(block.number + 1);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetInvalidSize.selector, most + 1));
        validators.seat(_code(most), _validator(most));
        validators.seat(_code(0), _validator(most));
        _assertGoodSet();
        assertEq(validators.getValidators().length, most, "all");
    }

    // --- By the office ---

    function testAnOfficeRotatesItsValidator() public {
        _rotate(_admin(0), 0, 9, _signature(0, 9));
        _assertGoodSet();
        IValidatorSet.Seat memory seat = validators.seatOf(_code(0));
        assertEq(seat.validator, _validator(9), "validator");
        assertEq(seat.rotatedAt, block.timestamp, "time");
        assertEq(seat.nonce, 2, "nonce");
        assertEq(validators.getValidators().length, SEATED, "as many");
    }

    function testOnlyTheAdminRotates(address sender) public {
        vm.assume(sender != _admin(0));
        bytes memory signature = _signature(0, 9);
        bytes4 selector = IValidatorSet.ValidatorSetNotAdmin.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, _code(0), sender));
        _rotate(sender, 0, 9, signature);
    }

    function testAnOfficeRotatesOncePerPause() public {
        _rotate(_admin(0), 0, 9, _signature(0, 9));
        uint256 from = block.timestamp + validators.ROTATION_PAUSE();
        bytes memory signature = _signature(0, 10);
        vm.roll(block.number + 1);
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetTooEarly.selector, _code(0), from));
        _rotate(_admin(0), 0, 10, signature);
        vm.warp(from);
        _rotate(_admin(0), 0, 10, signature);
        _assertGoodSet();
    }

    function testRotationIsRefused() public {
        bytes memory signature = _signature(4, 9);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetNoSeat.selector, _code(4)));
        _rotate(_admin(4), 4, 9, signature);
        signature = _signature(0, 1);
        _expectTaken(1, 1);
        _rotate(_admin(0), 0, 1, signature);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetInvalidValidator.selector, address(0)));
        vm.prank(_admin(0));
        validators.rotate(_code(0), address(0), "");

        vm.prank(_admin(0));
        directory.grantKey(_code(0), STRANGER, RECORDER, 0, 0);
        vm.prank(STRANGER);
        directory.freeze(_code(0));
        signature = _signature(0, 9);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorSetFrozen.selector, _code(0)));
        _rotate(_admin(0), 0, 9, signature);
    }

    function testASignatureIsOfTheNewKey(uint256 key) public {
        key = 1 + (key % 1e18);
        vm.assume(key != _validatorKey(9));
        bytes memory signature = _signed(key, validators.rotationDigest(_code(0), _validator(9)));
        _expectInvalidSignature(0, 9, 1);
        _rotate(_admin(0), 0, 9, signature);
        _expectInvalidSignature(0, 9, 1);
        _rotate(_admin(0), 0, 9, "");
    }

    function testASignatureHoldsForOneOfficeContractChainAndChange() public {
        bytes memory ofAnother = _signature(1, 9);
        _expectInvalidSignature(0, 9, 1);
        _rotate(_admin(0), 0, 9, ofAnother);

        IValidatorSet.FirstSeat[] memory seats = new IValidatorSet.FirstSeat[](1);
        seats[0] = IValidatorSet.FirstSeat(_code(0), _validator(0));
        ValidatorSet elsewhere = new ValidatorSet(directory, seats);
        bytes memory there = _signed(_validatorKey(9), elsewhere.rotationDigest(_code(0), _validator(9)));
        _expectInvalidSignature(0, 9, 1);
        _rotate(_admin(0), 0, 9, there);

        bytes memory here = _signature(0, 9);
        uint256 chain = block.chainid;
        vm.chainId(chain + 1);
        _expectInvalidSignature(0, 9, 1);
        _rotate(_admin(0), 0, 9, here);
        vm.chainId(chain);

        // Used, and the seat changed back: what was signed for the first time does not hold for the second.
        _rotate(_admin(0), 0, 9, here);
        _pass(1);
        _asGovernor();
        validators.seat(_code(0), _validator(0));
        vm.warp(block.timestamp + 2 days);
        _pass(1);
        _expectInvalidSignature(0, 9, 3);
        _rotate(_admin(0), 0, 9, here);
        _assertGoodSet();
    }

    // --- Any order ---

    /// @dev Whatever is tried in any order, allowed or not.
    /// hardhat-config: fuzz.runs = 64
    function testTheSetIsAlwaysGood(uint256 seed) public {
        for (uint256 step = 0; step < 24; ++step) {
            seed = uint256(keccak256(abi.encode(seed)));
            (uint256 n, uint256 to) = (seed % 8, (seed >> 8) % 10);
            bytes memory call = abi.encodeCall(validators.seat, (_code(n), to == 0 ? address(0) : _validator(to)));
            if ((seed >> 16) % 3 == 0) call = abi.encodeCall(validators.unseat, (_code(n)));
            bool rotates = (seed >> 16) % 3 == 1;
            if (rotates) call = abi.encodeCall(validators.rotate, (_code(n), _validator(to), _signature(n, to)));
            vm.prank(rotates ? _admin(n) : address(governor));
            (bool done, ) = address(validators).call(call);
            if (done || (seed >> 24) % 2 == 0) vm.roll(block.number + 1);
            if ((seed >> 32) % 4 == 0) vm.warp(block.timestamp + 1 days);
            _assertGoodSet();
        }
    }
}
