// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {EscrowVocabulary} from "./EscrowVocabulary.sol";
import {PullPayments} from "./PullPayments.sol";

/// @title Money held between two people, with somebody to ask and an answer to every silence
/// @notice One side pays in, the other is to be paid. A step is open for a while; a claim stands unless the other
/// side objects in time; a dispute is decided by the arbiter both named; an arbiter who stays silent is replaced by
/// the share both agreed on beforehand. Whatever nobody does, `settle` ends it: money is never stuck.
/// @dev Times are Unix seconds. A step is open while `block.timestamp < until`.
abstract contract ArbitratedEscrow is EscrowVocabulary, PullPayments {
    /// @notice A whole in basis points.
    uint256 internal constant WHOLE = 10_000;
    /// @dev Shorter and nobody could answer in time.
    uint32 private constant SHORTEST_STEP_SECONDS = 1 hours;
    /// @dev Longer and money would be as good as stuck.
    uint32 private constant LONGEST_STEP_SECONDS = 730 days;

    bytes32 private constant ACCEPTANCE =
        keccak256("Acceptance(bytes32 agreement,address by,uint256 nonce,uint256 deadline)");
    bytes32 private constant DISPUTE =
        keccak256("Dispute(bytes32 agreement,address by,bytes32 evidence,uint256 nonce,uint256 deadline)");
    bytes32 private constant DECISION =
        keccak256("Decision(bytes32 agreement,uint256 toPayee,bytes32 reason,uint256 nonce,uint256 deadline)");
    bytes32 private constant JOINT_ENDING =
        keccak256("JointEnding(bytes32 agreement,uint256 toPayee,uint256 nonce,uint256 deadline)");

    mapping(bytes32 agreement => Escrow escrow) private _escrows;

    /// @notice Agrees with what the other side claims, before the time to object is over.
    /// @param acceptance Which agreement, and who agrees.
    /// @param signature By the side that did not claim.
    function accept(Acceptance calldata acceptance, bytes calldata signature) external nonReentrant {
        Escrow storage escrow = _openStep(acceptance.agreement);
        if (escrow.phase != Phase.Claimed) revert WrongPhase(acceptance.agreement, escrow.phase);
        if (acceptance.by != _otherThanClaimant(escrow)) revert NotForThem(acceptance.agreement, acceptance.by);
        bytes32 structHash = keccak256(abi.encode(ACCEPTANCE, acceptance));
        _spend(Consent(acceptance.by, acceptance.nonce, acceptance.deadline, structHash), signature);
        emit ClaimAccepted(acceptance.agreement, false);
        _claimAccepted(acceptance.agreement);
    }

    /// @notice Asks the arbiter, while the present step is open.
    /// @param objection Which agreement, who asks, and the digest of the evidence.
    /// @param signature By one of the two sides.
    function dispute(Dispute calldata objection, bytes calldata signature) external nonReentrant {
        Escrow storage escrow = _openStep(objection.agreement);
        if (escrow.phase == Phase.Disputed) revert WrongPhase(objection.agreement, escrow.phase);
        if (objection.by != escrow.payer && objection.by != escrow.payee) {
            revert NotForThem(objection.agreement, objection.by);
        }
        bytes32 structHash = keccak256(abi.encode(DISPUTE, objection));
        _spend(Consent(objection.by, objection.nonce, objection.deadline, structHash), signature);
        escrow.phase = Phase.Disputed;
        escrow.until = uint64(block.timestamp) + escrow.arbitrationSeconds;
        emit AgreementDisputed(objection.agreement, objection.by, objection.evidence, escrow.until);
    }

    /// @notice Decides a dispute: what is held is divided and the agreement ends.
    /// @param decision How much goes to the payee; the rest goes back.
    /// @param signature By the arbiter.
    function decide(Decision calldata decision, bytes calldata signature) external nonReentrant {
        Escrow storage escrow = _openStep(decision.agreement);
        if (escrow.phase != Phase.Disputed) revert WrongPhase(decision.agreement, escrow.phase);
        bytes32 structHash = keccak256(abi.encode(DECISION, decision));
        _spend(Consent(escrow.arbiter, decision.nonce, decision.deadline, structHash), signature);
        emit AgreementDecided(decision.agreement, escrow.arbiter, decision.reason);
        _end(decision.agreement, decision.toPayee);
    }

    /// @notice Ends an agreement as both sides want it, at any point.
    /// @param ending How much goes to the payee; the rest goes back.
    /// @param payerSignature By the payer.
    /// @param payeeSignature By the payee, under the same words.
    function endTogether(JointEnding calldata ending, bytes calldata payerSignature, bytes calldata payeeSignature)
        external
        nonReentrant
    {
        Escrow storage escrow = _active(ending.agreement);
        bytes32 structHash = keccak256(abi.encode(JOINT_ENDING, ending));
        _spend(Consent(escrow.payer, ending.nonce, ending.deadline, structHash), payerSignature);
        _spend(Consent(escrow.payee, ending.nonce, ending.deadline, structHash), payeeSignature);
        _end(ending.agreement, ending.toPayee);
    }

    /// @notice Does what silence means, once the present step is over. Anybody may call it, nobody has to sign.
    /// @param agreement Which agreement.
    function settle(bytes32 agreement) external nonReentrant {
        Escrow storage escrow = _active(agreement);
        if (block.timestamp < escrow.until) revert StepStillOpen(agreement, escrow.until);
        if (escrow.phase == Phase.Disputed) {
            _end(agreement, (uint256(escrow.held) * escrow.silentShare) / WHOLE);
        } else if (escrow.phase == Phase.Claimed) {
            emit ClaimAccepted(agreement, true);
            _claimAccepted(agreement);
        } else {
            _stepLapsed(agreement);
        }
    }

    /// @notice Where an agreement's money stands.
    /// @param agreement Which agreement.
    /// @return What is known; all zero for an agreement that never began.
    function escrowOf(bytes32 agreement) external view returns (Escrow memory) {
        return _escrows[agreement];
    }

    /// @dev What follows when a claim stands.
    function _claimAccepted(bytes32 agreement) internal virtual;

    /// @dev What follows when nobody claimed anything in time.
    function _stepLapsed(bytes32 agreement) internal virtual;

    /// @dev Begins; collects the money last. The caller checked all signatures, whose nonces, being part of the
    /// terms, make it impossible to begin the same agreement again.
    function _begin(bytes32 agreement, Escrow memory escrow) internal {
        _checkParties(escrow);
        _checkPeriod(escrow.objectionSeconds);
        _checkPeriod(escrow.arbitrationSeconds);
        if (escrow.silentShare > WHOLE) revert ShareOutOfRange(escrow.silentShare);
        _escrows[agreement] = escrow;
        emit AgreementBegun(agreement, escrow.payer, escrow.payee, escrow.token, escrow.held);
        _collect(escrow.token, escrow.payer, escrow.held);
    }

    /// @dev Notes that one side says something is done; the other may object for the agreed time.
    function _claim(bytes32 agreement, bool byPayer) internal {
        Escrow storage escrow = _escrows[agreement];
        escrow.phase = Phase.Claimed;
        escrow.claimedByPayer = byPayer;
        escrow.until = uint64(block.timestamp) + escrow.objectionSeconds;
        emit ClaimMade(agreement, _claimantOf(escrow), escrow.until);
    }

    /// @dev Opens the next step, for so many seconds from now.
    function _openNextStep(bytes32 agreement, uint32 period) internal {
        Escrow storage escrow = _escrows[agreement];
        escrow.phase = Phase.Waiting;
        escrow.until = uint64(block.timestamp) + period;
    }

    /// @dev Pays a part of what is held.
    function _release(bytes32 agreement, address to, uint256 amount) internal {
        Escrow storage escrow = _escrows[agreement];
        if (amount > escrow.held) revert MoreThanHeld(amount, escrow.held);
        escrow.held -= uint128(amount);
        _credit(to, escrow.token, amount);
    }

    /// @dev Divides all that is held, and ends.
    function _end(bytes32 agreement, uint256 toPayee) internal {
        Escrow storage escrow = _escrows[agreement];
        uint256 held = escrow.held;
        if (toPayee > held) revert MoreThanHeld(toPayee, held);
        escrow.held = 0;
        escrow.phase = Phase.Ended;
        _credit(escrow.payee, escrow.token, toPayee);
        _credit(escrow.payer, escrow.token, held - toPayee);
        emit AgreementEnded(agreement, held - toPayee, toPayee);
    }

    /// @dev The escrow, while it waits for a claim and the step is open.
    function _waiting(bytes32 agreement) internal view returns (Escrow storage escrow) {
        escrow = _openStep(agreement);
        if (escrow.phase != Phase.Waiting) revert WrongPhase(agreement, escrow.phase);
    }

    /// @dev The escrow, however it stands.
    function _escrowAt(bytes32 agreement) internal view returns (Escrow storage) {
        return _escrows[agreement];
    }

    function _checkPeriod(uint32 period) internal pure {
        if (period < SHORTEST_STEP_SECONDS || period > LONGEST_STEP_SECONDS) revert PeriodOutOfRange(period);
    }

    function _openStep(bytes32 agreement) private view returns (Escrow storage escrow) {
        escrow = _active(agreement);
        if (block.timestamp >= escrow.until) revert StepOver(agreement, escrow.until);
    }

    function _active(bytes32 agreement) private view returns (Escrow storage escrow) {
        escrow = _escrows[agreement];
        if (escrow.phase == Phase.None || escrow.phase == Phase.Ended) revert WrongPhase(agreement, escrow.phase);
    }

    function _claimantOf(Escrow storage escrow) private view returns (address) {
        if (escrow.claimedByPayer) return escrow.payer;
        return escrow.payee;
    }

    function _otherThanClaimant(Escrow storage escrow) private view returns (address) {
        if (escrow.claimedByPayer) return escrow.payee;
        return escrow.payer;
    }

    function _checkParties(Escrow memory escrow) private pure {
        if (
            escrow.payer == escrow.payee || escrow.payer == escrow.arbiter || escrow.payee == escrow.arbiter
                || escrow.arbiter == address(0)
        ) revert PartiesNotDistinct();
    }
}
