// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {IOfficeGovernor} from "../../contracts/IOfficeGovernor.sol";
import {OfficeDirectory} from "../../contracts/OfficeDirectory.sol";
import {OfficeGovernor} from "../../contracts/OfficeGovernor.sol";
import {ValidatorSet} from "../../contracts/ValidatorSet.sol";
import {GovernedFixture} from "./GovernedFixture.sol";
import {Vm} from "./Vm.sol";

/// @dev Offices that propose, vote, execute and change their keys in any order. The first so many vote as they like, the
/// others against everything. Keeps its own account of who voted for what.
contract Offices {
    Vm private constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    uint256 private constant CODES = 10;
    uint256 private constant OPEN = 4; // proposals that are voted on at a time

    struct Proposal {
        uint256 id;
        address[] targets;
        uint256[] values;
        bytes[] calls;
        bool[CODES] votedFor;
    }

    OfficeGovernor private immutable _governor;
    OfficeDirectory private immutable _directory;
    ValidatorSet private immutable _validators;
    uint256 private immutable _free; // offices from this number on vote against everything

    Proposal[] private _proposals;
    mapping(uint256 n => address) private _admins; // the last that office n had
    mapping(uint256 n => address) private _former; // and the one before
    string public broken; // what must not have happened
    uint256 public executed;

    constructor(OfficeGovernor governor, uint256 free) {
        _governor = governor;
        _directory = OfficeDirectory(address(governor.directory()));
        _validators = ValidatorSet(address(governor.validatorSet()));
        _free = free;
        for (uint256 n = 0; n < CODES; ++n) _admins[n] = vm.addr(1000 + n);
    }

    // --- What they do ---

    function propose(uint256 by, uint256 kind, uint256 n, uint256 m) external {
        (address[] memory targets, bytes[] memory calls) = _content(kind % 9, n % CODES, m % CODES);
        uint256[] memory values = new uint256[](calls.length);
        string memory words = string(abi.encode(_proposals.length));
        vm.prank(_admins[by % CODES]);
        try _governor.propose(targets, values, calls, words) returns (uint256 id) {
            Proposal storage proposal = _proposals.push();
            (proposal.id, proposal.targets, proposal.values, proposal.calls) = (id, targets, values, calls);
            if (_directory.adminOf(_code(by % CODES)) == address(0)) broken = "proposed by no member";
        } catch {}
        vm.warp(block.timestamp + 1);
    }

    function vote(uint256 which, uint256 voters, uint256 opinions) external {
        if (_proposals.length == 0) return;
        Proposal storage proposal = _recent(which);
        for (uint256 n = 0; n < CODES; ++n) {
            if ((voters >> n) % 2 == 0) continue;
            uint8 support = n < _free ? uint8((opinions >> (2 * n)) % 4) : 0;
            if (support == 3) support = 1;
            if (_try(_former[n], proposal.id, n, support)) broken = "a former admin voted";
            if (!_try(_admins[n], proposal.id, n, support)) continue;
            if (_directory.adminOf(_code(n)) == address(0)) broken = "no member voted";
            if (proposal.votedFor[n]) broken = "an office voted twice";
            proposal.votedFor[n] = support == 1;
        }
    }

    function execute(uint256 which) external {
        if (_proposals.length == 0) return;
        Proposal storage proposal = _recent(which);
        (uint256 members, uint256 inFavour) = (_directory.memberCount(), 0);
        for (uint256 n = 0; n < CODES; ++n) {
            if (proposal.votedFor[n] && _directory.adminOf(_code(n)) != address(0)) ++inFavour;
        }
        bool emergency = bytes4(proposal.calls[0]) == IOfficeGovernor.suspendInEmergency.selector;
        bytes32 words = keccak256(abi.encode(_indexOf(proposal.id)));
        try _governor.execute(proposal.targets, proposal.values, proposal.calls, words) {
            ++executed;
            bool enough = emergency ? 3 * inFavour > members : 3 * inFavour >= 2 * members;
            if (!enough) broken = "done without enough members behind it";
            for (uint256 n = 0; n < CODES; ++n) _noteAdmin(n, _directory.adminOf(_code(n)));
        } catch {}
        vm.roll(block.number + 1);
        vm.warp(block.timestamp + 1);
    }

    function changeAdmin(uint256 n, uint256 key) external {
        n %= CODES;
        address next = vm.addr(2000 + (key % 20));
        vm.prank(_admins[n]);
        try _directory.proposeAdmin(_code(n), next) {} catch {}
        vm.warp(block.timestamp + 7 days);
        vm.prank(next);
        try _directory.acceptAdmin(_code(n)) {
            _noteAdmin(n, next);
        } catch {}
    }

    function rotate(uint256 n, uint256 key) external {
        n %= CODES;
        key = 5000 + (key % 20);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, _validators.rotationDigest(_code(n), vm.addr(key)));
        address validator = vm.addr(key);
        vm.prank(_admins[n]);
        try _validators.rotate(_code(n), validator, abi.encodePacked(r, s, v)) {
            if (_directory.adminOf(_code(n)) == address(0)) broken = "no member rotated";
        } catch {}
    }

    function endSuspension(uint256 n) external {
        uint40 end = _directory.officeOf(_code(n % CODES)).suspendedUntil;
        try _directory.reinstate(_code(n % CODES)) {
            if (end == 0 || block.timestamp < end) broken = "ended a suspension before its time";
        } catch {}
    }

    function pass(uint256 time) external {
        vm.roll(block.number + 1);
        vm.warp(block.timestamp + (time % 3 days));
    }

    // --- What is asked afterwards ---

    function proposalCount() external view returns (uint256) {
        return _proposals.length;
    }

    function proposalAt(uint256 i) external view returns (uint256) {
        return _proposals[i].id;
    }

    // --- Internals ---

    function _content(
        uint256 kind,
        uint256 n,
        uint256 m
    ) private view returns (address[] memory targets, bytes[] memory calls) {
        bytes2 office = _code(n);
        bytes memory first;
        bytes memory second;
        if (kind == 0) {
            first = abi.encodeCall(_directory.admit, (office, vm.addr(1000 + n)));
            second = abi.encodeCall(_validators.seat, (office, vm.addr(5000 + m)));
        } else if (kind == 1) {
            first = abi.encodeCall(_directory.remove, (office));
            if (_validators.seatOf(office).validator != address(0)) {
                second = abi.encodeCall(_validators.unseat, (office));
            }
        } else if (kind == 2) first = abi.encodeCall(_directory.admit, (office, vm.addr(1000 + n)));
        else if (kind == 3) first = abi.encodeCall(_directory.replaceAdmin, (office, vm.addr(2000 + m)));
        else if (kind == 4) first = abi.encodeCall(_directory.remove, (office));
        else if (kind == 5) second = abi.encodeCall(_validators.seat, (office, vm.addr(5000 + m)));
        else if (kind == 6) second = abi.encodeCall(_validators.unseat, (office));
        uint256 count = (first.length > 0 ? 1 : 0) + (second.length > 0 ? 1 : 0);
        if (kind > 6) count = 1;
        (targets, calls) = (new address[](count), new bytes[](count));
        if (first.length > 0) (targets[0], calls[0]) = (address(_directory), first);
        if (second.length > 0) (targets[count - 1], calls[count - 1]) = (address(_validators), second);
        if (kind > 6) {
            targets[0] = address(_governor);
            calls[0] = kind == 7
                ? abi.encodeCall(_governor.suspendInEmergency, (office))
                : abi.encodeCall(_governor.setParameters, (_governor.parameters()));
        }
    }

    function _try(address voter, uint256 id, uint256 n, uint8 support) private returns (bool) {
        if (voter == address(0)) return false;
        vm.prank(voter);
        try _governor.castVoteWithReasonAndParams(id, support, "", bytes.concat(_code(n))) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev Former is whoever had the office and has it no more.
    function _noteAdmin(uint256 n, address admin) private {
        if (admin == address(0) || admin == _admins[n]) return;
        (_former[n], _admins[n]) = (_admins[n], admin);
    }

    function _recent(uint256 which) private view returns (Proposal storage) {
        uint256 count = _proposals.length < OPEN ? _proposals.length : OPEN;
        return _proposals[_proposals.length - 1 - (which % count)];
    }

    function _indexOf(uint256 id) private view returns (uint256 i) {
        while (_proposals[i].id != id) ++i;
    }

    function _code(uint256 n) private pure returns (bytes2) {
        return bytes2(uint16(0x4141 + n));
    }
}

/// @dev Everybody does whatever they like.
contract OfficesInvariantTest is GovernedFixture {
    Offices private offices;

    function setUp() public override {
        super.setUp();
        for (uint256 n = 0; n < FOUNDERS; ++n) {
            vm.prank(_admin(n));
            directory.grantKey(_code(n), vm.addr(9000 + n), RECORDER, 0, 0);
        }
        offices = new Offices(governor, 10);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(offices);
    }

    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 80
    /// hardhat-config: invariant.fail-on-revert = true
    function invariantWhatIsDoneHasTwoThirdsOfTheMembersBehindIt() public view {
        assertTrue(bytes(offices.broken()).length == 0, offices.broken());
    }

    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 80
    /// hardhat-config: invariant.fail-on-revert = true
    function invariantVotesAreNoMoreThanMembers() public view {
        for (uint256 i = 0; i < offices.proposalCount(); ++i) {
            uint256 id = offices.proposalAt(i);
            IOfficeGovernor.Tally memory tally = governor.tallyOf(id);
            uint256 votes = uint256(tally.forVotes) + tally.againstVotes + tally.abstainVotes;
            uint256 snapshot = governor.proposalSnapshot(id);
            assertTrue(votes <= directory.getPastTotalSupply(snapshot), "more votes than members");
        }
    }

    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 80
    /// hardhat-config: invariant.fail-on-revert = true
    function invariantTheSetIsGoodAndOnlyMembersWrite() public view {
        _assertGoodSet();
        for (uint256 n = 0; n < FOUNDERS; ++n) {
            bool member = directory.adminOf(_code(n)) != address(0);
            bool writes = directory.isAuthorised(_code(n), vm.addr(9000 + n), RECORDER);
            assertTrue(member || !writes, "a removed office writes");
        }
    }
}

/// @dev Three of six offices want power, and three are against. Whatever the former do in any order, they can suspend,
/// change their own keys and rotate their own validators, and nothing else changes.
contract CoalitionInvariantTest is GovernedFixture {
    uint256 private constant COALITION = 3;
    Offices private offices;

    function setUp() public override {
        super.setUp();
        offices = new Offices(governor, COALITION);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(offices);
    }

    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 80
    /// hardhat-config: invariant.fail-on-revert = true
    function invariantFewerThanTwoThirdsGainNothing() public view {
        assertEq(directory.memberCount(), FOUNDERS, "members");
        assertEq(directory.offices().length, FOUNDERS, "admitted");
        for (uint256 n = 0; n < FOUNDERS; ++n) {
            bool seated = validators.seatOf(_code(n)).validator != address(0);
            assertTrue(seated == (n < SEATED), "seats");
            IOfficeDirectory.OfficeStatus status = directory.officeOf(_code(n)).status;
            bool forATime = directory.officeOf(_code(n)).suspendedUntil != 0;
            assertTrue(status == IOfficeDirectory.OfficeStatus.Active || forATime, "suspended for good");
        }
        assertTrue(bytes(offices.broken()).length == 0, offices.broken());
        _assertGoodSet();
    }
}
