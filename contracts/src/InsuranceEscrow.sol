// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ArbitratedEscrow} from "./ArbitratedEscrow.sol";

/// @title An insurance claim whose money is put aside before it is argued about
/// @notice The insurer puts the claimed amount in and releases it by signature, in parts or at once. The insurer's
/// last word may be taken to the ombudsman both named; an insurer who says nothing in time loses the agreed share.
/// @dev The identifier of a claim is the EIP-712 struct hash of its terms. Payer is the insurer, payee the claimant,
/// the arbiter is the ombudsman.
contract InsuranceEscrow is ArbitratedEscrow {
    /// @notice What both sides sign.
    /// @dev `pack` is the SHA-256 of the claim with its invoices and records; it never goes on the chain.
    /// `silentShare` is the claimant's part in basis points if the insurer, or later the ombudsman, stays silent.
    struct InsuranceClaim {
        bytes32 pack;
        address insurer;
        address claimant;
        address arbiter;
        address token;
        uint128 amount;
        uint32 decisionSeconds;
        uint32 objectionSeconds;
        uint32 arbitrationSeconds;
        uint16 silentShare;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice The insurer's word: pay so much; `last` if nothing more is to come. `reason` is the SHA-256 of the
    /// readable reason.
    struct PayoutApproval {
        bytes32 agreement;
        uint256 amount;
        bool last;
        bytes32 reason;
        uint256 nonce;
        uint256 deadline;
    }

    bytes32 private constant INSURANCE_CLAIM = keccak256(
        "InsuranceClaim(bytes32 pack,address insurer,address claimant,address arbiter,address token,uint128 amount,uint32 decisionSeconds,uint32 objectionSeconds,uint32 arbitrationSeconds,uint16 silentShare,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant PAYOUT_APPROVAL = keccak256(
        "PayoutApproval(bytes32 agreement,uint256 amount,bool last,bytes32 reason,uint256 nonce,uint256 deadline)"
    );

    /// @notice The insurer released money.
    /// @param agreement Which claim.
    /// @param amount How much.
    /// @param last Whether the insurer says that nothing more is to come.
    /// @param reason SHA-256 of the readable reason.
    event PayoutApproved(bytes32 indexed agreement, uint256 amount, bool last, bytes32 reason);

    /// @notice There is no claim pack.
    error PackMissing();

    /// @dev The name and version a signer sees.
    constructor() EIP712("PawfectMatch InsuranceEscrow", "1") {}

    /// @notice Opens a claim and takes its amount from the insurer, who allowed it before.
    /// @param claim What both signed.
    /// @param insurerSignature By the insurer.
    /// @param claimantSignature By the claimant, under the same words.
    /// @return agreement Its identifier.
    function begin(InsuranceClaim calldata claim, bytes calldata insurerSignature, bytes calldata claimantSignature)
        external
        nonReentrant
        returns (bytes32 agreement)
    {
        if (claim.pack == bytes32(0)) revert PackMissing();
        _checkPeriod(claim.decisionSeconds);
        agreement = keccak256(abi.encode(INSURANCE_CLAIM, claim));
        _spend(Consent(claim.insurer, claim.nonce, claim.deadline, agreement), insurerSignature);
        _spend(Consent(claim.claimant, claim.nonce, claim.deadline, agreement), claimantSignature);
        _begin(
            agreement,
            Escrow({
                payer: claim.insurer,
                until: uint64(block.timestamp) + claim.decisionSeconds,
                phase: Phase.Waiting,
                claimedByPayer: false,
                payee: claim.claimant,
                objectionSeconds: claim.objectionSeconds,
                arbitrationSeconds: claim.arbitrationSeconds,
                silentShare: claim.silentShare,
                arbiter: claim.arbiter,
                token: claim.token,
                held: claim.amount
            })
        );
    }

    /// @notice Releases money to the claimant. After the insurer's last word the claimant may go to the ombudsman
    /// for the rest; if they do not, it goes back.
    /// @param approval How much, and whether it is the last word.
    /// @param signature By the insurer.
    function approvePayout(PayoutApproval calldata approval, bytes calldata signature) external {
        Escrow storage escrow = _waiting(approval.agreement);
        bytes32 structHash = keccak256(abi.encode(PAYOUT_APPROVAL, approval));
        _spend(Consent(escrow.payer, approval.nonce, approval.deadline, structHash), signature);
        emit PayoutApproved(approval.agreement, approval.amount, approval.last, approval.reason);
        _release(approval.agreement, escrow.payee, approval.amount);
        if (approval.last) _afterLastWord(approval.agreement, escrow.held);
    }

    /// @dev Nothing left to argue about ends the claim at once.
    function _afterLastWord(bytes32 agreement, uint128 held) private {
        if (held == 0) {
            _end(agreement, 0);
        } else {
            _claim(agreement, true);
        }
    }

    /// @dev The insurer's last word stands: the rest goes back.
    function _claimAccepted(bytes32 agreement) internal override {
        _end(agreement, 0);
    }

    /// @dev The insurer said nothing in time.
    function _stepLapsed(bytes32 agreement) internal override {
        Escrow storage escrow = _escrowAt(agreement);
        _end(agreement, (uint256(escrow.held) * escrow.silentShare) / WHOLE);
    }
}
