// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {BreedingAgreement} from "../src/BreedingAgreement.sol";
import {CHEATS} from "./Cheats.sol";
import {AdoptionWorld} from "./world/AdoptionWorld.sol";
import {BreedingWorld} from "./world/BreedingWorld.sol";
import {DeedWorld} from "./world/DeedWorld.sol";
import {InsuranceWorld} from "./world/InsuranceWorld.sol";
import {MarketWorld} from "./world/MarketWorld.sol";
import {SouvenirWorld} from "./world/SouvenirWorld.sol";
import {SplitWorld} from "./world/SplitWorld.sol";

/// @title What each act costs; `snapshots/` holds the figures, and the tests fail when one grows
contract DeedGasTest is DeedWorld {
    function test_Gas() external {
        anchor.anchorBatch(keccak256("a thousand certificates"), 1_000, keccak256("manifest"));
        CHEATS.snapshotGasLastCall("CertificateAnchor", "anchorBatch");
        anchor.revokeCertificate(NEIGHBOUR);
        CHEATS.snapshotGasLastCall("CertificateAnchor", "revokeCertificate");
        _claim(ana);
        CHEATS.snapshotGasLastCall("PetDeed", "claim");
        _beginTransfer(ana, ben);
        CHEATS.snapshotGasLastCall("PetDeed", "beginTransfer");
        _stopTransfer(ben);
        CHEATS.snapshotGasLastCall("PetDeed", "stopTransfer");
        _beginTransfer(ana, ben);
        CHEATS.warp(TODAY + 3 days);
        deeds.settleTransfer(DEED);
        CHEATS.snapshotGasLastCall("PetDeed", "settleTransfer");
    }
}

/// @title What a stud agreement costs
contract BreedingGasTest is BreedingWorld {
    function test_Gas() external {
        bytes32 agreement = _begin();
        CHEATS.snapshotGasLastCall("BreedingAgreement", "begin");
        _report(agreement, BreedingAgreement.Milestone.Mating, 0);
        CHEATS.snapshotGasLastCall("BreedingAgreement", "reportMilestone");
        _accept(agreement, payer);
        CHEATS.snapshotGasLastCall("BreedingAgreement", "accept");
        _takeReturnMating(agreement);
        CHEATS.snapshotGasLastCall("BreedingAgreement", "takeReturnMating");
        _dispute(agreement, payer);
        CHEATS.snapshotGasLastCall("BreedingAgreement", "dispute");
        _decide(agreement, 1_000);
        CHEATS.snapshotGasLastCall("BreedingAgreement", "decide");
        breeding.withdraw(payee.account, address(token));
        CHEATS.snapshotGasLastCall("BreedingAgreement", "withdraw");
    }
}

/// @title What an adoption costs
contract AdoptionGasTest is AdoptionWorld {
    function test_Gas() external {
        bytes32 agreement = _begin();
        CHEATS.snapshotGasLastCall("AdoptionAgreement", "begin");
        _makeClaim(agreement);
        CHEATS.snapshotGasLastCall("AdoptionAgreement", "announceReturn");
        CHEATS.warp(TODAY + 30 days);
        adoption.settle(agreement);
        CHEATS.snapshotGasLastCall("AdoptionAgreement", "settle");
        _endTogether(_begin(), 0);
        CHEATS.snapshotGasLastCall("AdoptionAgreement", "endTogether");
    }
}

/// @title What an insurance claim costs
contract InsuranceGasTest is InsuranceWorld {
    function test_Gas() external {
        bytes32 agreement = _begin();
        CHEATS.snapshotGasLastCall("InsuranceEscrow", "begin");
        _approve(agreement, AMOUNT, true);
        CHEATS.snapshotGasLastCall("InsuranceEscrow", "approvePayout");
    }
}

/// @title What a sale costs
contract MarketGasTest is MarketWorld {
    function test_Gas() external {
        _approve(seller, address(market));
        CHEATS.snapshotGasLastCall("ParkArt", "approveSigned");
        bytes32 id = _buy(_listing());
        CHEATS.snapshotGasLastCall("Market", "buy");
        uint256 before = CHEATS.snapshotState();
        _approve(buyer, address(market));
        _refund(id);
        CHEATS.snapshotGasLastCall("Market", "refund");
        CHEATS.revertToState(before);
        CHEATS.warp(TODAY + REFUND_SECONDS);
        market.settle(id);
        CHEATS.snapshotGasLastCall("Market", "settle");
    }
}

/// @title What a souvenir costs
contract SouvenirGasTest is SouvenirWorld {
    function test_Gas() external {
        uint256 souvenir = _earn(_award(ana.account), ana);
        CHEATS.snapshotGasLastCall("Souvenir", "earn");
        _giveBack(souvenir, ana);
        CHEATS.snapshotGasLastCall("Souvenir", "giveBack");
    }
}

/// @title What dividing a payment costs
contract SplitGasTest is SplitWorld {
    function test_Gas() external {
        bytes32 split = _noteSixths();
        CHEATS.snapshotGasLastCall("RevenueSplit", "noteSplit");
        _pay(split, 100);
        CHEATS.snapshotGasLastCall("RevenueSplit", "pay");
    }
}
