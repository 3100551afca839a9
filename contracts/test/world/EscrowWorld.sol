// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ArbitratedEscrow} from "../../src/ArbitratedEscrow.sol";
import {EscrowVocabulary} from "../../src/EscrowVocabulary.sol";
import {CHEATS} from "../Cheats.sol";
import {People, Person} from "./People.sol";
import {HonestToken} from "./Tokens.sol";

/// @title What an agreement may be begun with that is not as usual
struct Variation {
    address token;
    address arbiter;
    uint32 objectionSeconds;
    uint32 arbitrationSeconds;
    uint16 silentShare;
}

/// @title Two people, an arbiter and their money
abstract contract EscrowWorld is People {
    string internal constant ACCEPTANCE = "Acceptance(bytes32 agreement,address by,uint256 nonce,uint256 deadline)";
    string internal constant DISPUTE =
        "Dispute(bytes32 agreement,address by,bytes32 evidence,uint256 nonce,uint256 deadline)";
    string internal constant DECISION =
        "Decision(bytes32 agreement,uint256 toPayee,bytes32 reason,uint256 nonce,uint256 deadline)";
    string internal constant JOINT_ENDING =
        "JointEnding(bytes32 agreement,uint256 toPayee,uint256 nonce,uint256 deadline)";
    string internal constant PAYOUT =
        "Payout(address account,address token,address to,uint256 nonce,uint256 deadline)";
    bytes32 internal constant EVIDENCE = keccak256("evidence");
    bytes32 internal constant REASON = keccak256("reason");
    uint32 internal constant OBJECTION_SECONDS = 3 days;
    uint32 internal constant ARBITRATION_SECONDS = 14 days;
    uint16 internal constant SILENT_SHARE = 3_000;
    uint256 internal constant PURSE = 1_000_000;

    Person internal payer = _person("the payer");
    Person internal payee = _person("the payee");
    Person internal arbiter = _person("the arbiter");
    Person internal stranger = _person("a stranger");
    HonestToken internal token;

    function setUp() public virtual {
        CHEATS.warp(TODAY);
        token = new HonestToken();
        token.hand(payer.account, PURSE);
        CHEATS.prank(payer.account);
        token.approve(address(_escrow()), type(uint256).max);
    }

    /// @dev The contract that holds the money.
    function _escrow() internal virtual returns (ArbitratedEscrow);

    /// @dev What is held once an agreement of this world has begun.
    function _held() internal pure virtual returns (uint256);

    /// @dev Begins an agreement.
    function _beginWith(Variation memory variation) internal virtual returns (bytes32 agreement);

    /// @dev One side says that something is done.
    /// @return by Who said so.
    function _makeClaim(bytes32 agreement) internal virtual returns (Person memory by);

    function _usual() internal view returns (Variation memory) {
        return Variation(address(token), arbiter.account, OBJECTION_SECONDS, ARBITRATION_SECONDS, SILENT_SHARE);
    }

    function _begin() internal returns (bytes32) {
        return _beginWith(_usual());
    }

    function _begun(bytes32 agreement) internal returns (EscrowVocabulary.Escrow memory) {
        return _escrow().escrowOf(agreement);
    }

    function _accept(bytes32 agreement, Person memory by) internal {
        EscrowVocabulary.Acceptance memory words =
            EscrowVocabulary.Acceptance(agreement, by.account, _nonce(), block.timestamp);
        bytes memory signature = _sign(by, address(_escrow()), _typed(ACCEPTANCE, abi.encode(words)));
        _escrow().accept(words, signature);
    }

    function _dispute(bytes32 agreement, Person memory by) internal {
        EscrowVocabulary.Dispute memory words =
            EscrowVocabulary.Dispute(agreement, by.account, EVIDENCE, _nonce(), block.timestamp);
        bytes memory signature = _sign(by, address(_escrow()), _typed(DISPUTE, abi.encode(words)));
        _escrow().dispute(words, signature);
    }

    function _decide(bytes32 agreement, uint256 toPayee) internal {
        EscrowVocabulary.Decision memory words =
            EscrowVocabulary.Decision(agreement, toPayee, REASON, _nonce(), block.timestamp);
        bytes memory signature = _sign(arbiter, address(_escrow()), _typed(DECISION, abi.encode(words)));
        _escrow().decide(words, signature);
    }

    function _endTogether(bytes32 agreement, uint256 toPayee) internal {
        EscrowVocabulary.JointEnding memory words =
            EscrowVocabulary.JointEnding(agreement, toPayee, _nonce(), block.timestamp);
        bytes32 structHash = _typed(JOINT_ENDING, abi.encode(words));
        bytes memory byPayer = _sign(payer, address(_escrow()), structHash);
        bytes memory byPayee = _sign(payee, address(_escrow()), structHash);
        _escrow().endTogether(words, byPayer, byPayee);
    }

    function _waitUntilOver(bytes32 agreement) internal {
        CHEATS.warp(_begun(agreement).until);
    }

    /// @dev It is over, nothing is held, and each side is due what it should be.
    function _expectEnded(bytes32 agreement, uint256 toPayer, uint256 toPayee) internal {
        EscrowVocabulary.Escrow memory escrow = _begun(agreement);
        _expect(escrow.phase == EscrowVocabulary.Phase.Ended, "it has not ended");
        _expect(escrow.held == 0, "money is stuck");
        _expect(_escrow().dueTo(payer.account, address(token)) == toPayer, "the payer is due something else");
        _expect(_escrow().dueTo(payee.account, address(token)) == toPayee, "the payee is due something else");
    }
}
