// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {BreedingAgreement} from "../src/BreedingAgreement.sol";
import {EscrowVocabulary} from "../src/EscrowVocabulary.sol";
import {CHEATS} from "./Cheats.sol";
import {AdoptionWorld} from "./world/AdoptionWorld.sol";
import {BreedingWorld} from "./world/BreedingWorld.sol";
import {EscrowWorld} from "./world/EscrowWorld.sol";
import {InsuranceWorld} from "./world/InsuranceWorld.sol";
import {Person} from "./world/People.sol";

/// @title Two people and an arbiter who do anything in any order
/// @dev What cannot be done now is tried and refused; what was refused changes nothing.
abstract contract AnyParties is EscrowWorld {
    /// @dev No agreement has more steps than this: mating, pregnancy and litter twice, the pick, a dispute.
    uint256 private constant MOST_STEPS = 16;
    /// @dev More, and chance would take none of them far.
    uint256 private constant MOST_AGREEMENTS = 2;

    bytes32[] private _agreements;
    uint256 private _now = TODAY;

    constructor() {
        setUp();
        token.hand(payer.account, type(uint128).max);
    }

    function begin() external {
        if (_agreements.length == MOST_AGREEMENTS) return;
        CHEATS.warp(_now);
        _agreements.push(_begin());
    }

    function wait(uint32 period) external {
        _now += period % (period % 4 == 0 ? 40 days : 1 days);
    }

    function claim(uint256 which) external {
        _try(abi.encodeCall(this.claimExternally, (_any(which))));
    }

    /// @dev Mostly by the side that may.
    function accept(uint256 which, uint256 how) external {
        bool byPayer = _begun(_any(which)).claimedByPayer == (how % 4 == 0);
        _try(abi.encodeCall(this.acceptExternally, (_any(which), byPayer)));
    }

    /// @dev One act for all of these, so that most agreements get further than the first quarrel.
    function quarrel(uint256 which, uint256 how, uint256 toPayee) external {
        toPayee %= 2 * _held();
        if (how % 3 == 0) _try(abi.encodeCall(this.disputeExternally, (_any(which), how % 2 == 0)));
        if (how % 3 == 1) _try(abi.encodeCall(this.decideExternally, (_any(which), toPayee)));
        if (how % 3 == 2) _try(abi.encodeCall(this.endTogetherExternally, (_any(which), toPayee)));
    }

    function settle(uint256 which) external {
        _try(abi.encodeCall(this.settleExternally, (_any(which))));
    }

    function withdraw(bool forPayer) external {
        _try(abi.encodeCall(this.withdrawExternally, (forPayer)));
    }

    /// @dev Something else that can be done in this world.
    function actOtherwise(uint256 which, uint256 how) external {
        _try(abi.encodeCall(this.actOtherwiseExternally, (_any(which), how)));
    }

    /// @notice What is held and what is due, together, is what lies there: no more and no less.
    function expectEverythingAccountedFor() external {
        uint256 held = 0;
        for (uint256 i = 0; i < _agreements.length; ++i) {
            held += _begun(_agreements[i]).held;
        }
        uint256 due = _due(payer) + _due(payee);
        _expect(token.balanceOf(address(_escrow())) == held + due, "money is missing, or nobody's");
        uint256 inPockets = token.balanceOf(payer.account) + token.balanceOf(payee.account);
        _expect(inPockets + held + due == PURSE + type(uint128).max, "money was lost or made");
    }

    /// @notice If nobody does anything any more, everything ends, and all the money is somebody's.
    function expectEverythingEnds() external {
        for (uint256 i = 0; i < _agreements.length; ++i) {
            for (uint256 step = 0; step < MOST_STEPS && !_hasEnded(_agreements[i]); ++step) {
                CHEATS.warp(_begun(_agreements[i]).until);
                _escrow().settle(_agreements[i]);
            }
            _expect(_hasEnded(_agreements[i]), "it does not end");
            _expect(_begun(_agreements[i]).held == 0, "money is stuck");
        }
        _expect(token.balanceOf(address(_escrow())) == _due(payer) + _due(payee), "money is nobody's");
        if (_due(payer) != 0) _escrow().withdraw(payer.account, address(token));
        if (_due(payee) != 0) _escrow().withdraw(payee.account, address(token));
        _expect(token.balanceOf(address(_escrow())) == 0, "money stays behind");
    }

    function claimExternally(bytes32 agreement) external {
        _makeClaim(agreement);
    }

    function acceptExternally(bytes32 agreement, bool byPayer) external {
        _accept(agreement, byPayer ? payer : payee);
    }

    function disputeExternally(bytes32 agreement, bool byPayer) external {
        _dispute(agreement, byPayer ? payer : payee);
    }

    function decideExternally(bytes32 agreement, uint256 toPayee) external {
        _decide(agreement, toPayee);
    }

    function endTogetherExternally(bytes32 agreement, uint256 toPayee) external {
        _endTogether(agreement, toPayee);
    }

    function settleExternally(bytes32 agreement) external {
        _escrow().settle(agreement);
    }

    function withdrawExternally(bool forPayer) external {
        _escrow().withdraw(forPayer ? payer.account : payee.account, address(token));
    }

    function actOtherwiseExternally(bytes32 agreement, uint256 how) external virtual;

    function _any(uint256 which) private view returns (bytes32) {
        return _agreements.length == 0 ? bytes32(0) : _agreements[which % _agreements.length];
    }

    function _hasEnded(bytes32 agreement) private returns (bool) {
        return _begun(agreement).phase == EscrowVocabulary.Phase.Ended;
    }

    function _due(Person memory who) private returns (uint256) {
        return _escrow().dueTo(who.account, address(token));
    }

    function _try(bytes memory call) private {
        CHEATS.warp(_now);
        (bool happened, bytes memory answer) = address(this).call(call);
        // A panic is a mistake of ours, never an answer.
        _expect(happened || bytes4(answer) != 0x4e487b71, "a panic");
    }
}

/// @title Owners of dams and sires who do anything in any order
contract AnyBreeders is AnyParties, BreedingWorld {
    function actOtherwiseExternally(bytes32 agreement, uint256 how) external override {
        if (how % 4 == 0) {
            _takeReturnMating(agreement);
        } else {
            BreedingAgreement.Milestone next = breeding.progressOf(agreement).next;
            _report(agreement, next, uint8(how % 6));
        }
    }
}

/// @title Adopters and shelters who do anything in any order
contract AnyAdopters is AnyParties, AdoptionWorld {
    function actOtherwiseExternally(bytes32 agreement, uint256) external override {
        _makeClaim(agreement);
    }
}

/// @title Insurers and claimants who do anything in any order
contract AnyInsurers is AnyParties, InsuranceWorld {
    function actOtherwiseExternally(bytes32 agreement, uint256 how) external override {
        _approve(agreement, (how >> 1) % (2 * _held()), how % 2 == 0);
    }
}

/// @title What stays true whatever the parties do
abstract contract EscrowInvariants {
    AnyParties internal parties;

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(parties);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targeted) {
        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = AnyParties.begin.selector;
        selectors[1] = AnyParties.wait.selector;
        selectors[2] = AnyParties.claim.selector;
        selectors[3] = AnyParties.accept.selector;
        selectors[4] = AnyParties.quarrel.selector;
        selectors[5] = AnyParties.settle.selector;
        selectors[6] = AnyParties.withdraw.selector;
        selectors[7] = AnyParties.actOtherwise.selector;
        targeted = new FuzzSelector[](1);
        targeted[0] = FuzzSelector({target: address(parties), selectors: selectors});
    }

    function invariant_MoneyIsNeitherLostNorMade() external {
        parties.expectEverythingAccountedFor();
    }

    function invariant_EveryPathEndsAndNoMoneyIsStuck() external {
        uint256 before = CHEATS.snapshotState();
        parties.expectEverythingEnds();
        CHEATS.revertToState(before);
    }
}

/// @dev As the test runner reads it.
struct FuzzSelector {
    address target;
    bytes4[] selectors;
}

/// @title Stud agreements
contract BreedingAgreementInvariants is EscrowInvariants {
    function setUp() external {
        parties = new AnyBreeders();
    }
}

/// @title Adoptions
contract AdoptionAgreementInvariants is EscrowInvariants {
    function setUp() external {
        parties = new AnyAdopters();
    }
}

/// @title Insurance claims
contract InsuranceEscrowInvariants is EscrowInvariants {
    function setUp() external {
        parties = new AnyInsurers();
    }
}
