// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ArbitratedEscrow} from "./ArbitratedEscrow.sol";

/// @title An adoption with a trial period, a way back and a deposit
/// @notice The adopter pays fee and deposit in. Who gives the animal back within the trial gets everything back but
/// what both agreed the shelter keeps. After the trial the deposit goes back and the fee to the shelter.
/// @dev The identifier of an agreement is the EIP-712 struct hash of its terms. Payer is the adopter, payee the
/// shelter.
contract AdoptionAgreement is ArbitratedEscrow {
    /// @notice What both sides sign.
    /// @dev `text` is the SHA-256 of the readable agreement. `keptOnReturn` is the part of the fee the shelter keeps
    /// when the animal comes back. `silentShare` is the shelter's part in basis points if the arbiter stays silent.
    struct AdoptionTerms {
        bytes32 text;
        address adopter;
        address shelter;
        address arbiter;
        address token;
        uint128 fee;
        uint128 deposit;
        uint128 keptOnReturn;
        uint32 trialSeconds;
        uint32 objectionSeconds;
        uint32 arbitrationSeconds;
        uint16 silentShare;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "I bring the animal back", by the adopter within the trial. `evidence` is the SHA-256 of what shows it.
    struct AnimalReturn {
        bytes32 agreement;
        bytes32 evidence;
        uint256 nonce;
        uint256 deadline;
    }

    bytes32 private constant ADOPTION_TERMS = keccak256(
        "AdoptionTerms(bytes32 text,address adopter,address shelter,address arbiter,address token,uint128 fee,uint128 deposit,uint128 keptOnReturn,uint32 trialSeconds,uint32 objectionSeconds,uint32 arbitrationSeconds,uint16 silentShare,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant ANIMAL_RETURN =
        keccak256("AnimalReturn(bytes32 agreement,bytes32 evidence,uint256 nonce,uint256 deadline)");

    mapping(bytes32 agreement => AdoptionTerms terms) private _terms;

    /// @notice The trial is over and the animal stays.
    /// @param agreement Which agreement.
    event AnimalAdopted(bytes32 indexed agreement);
    /// @notice The adopter brings the animal back; the shelter may object for a while.
    /// @param agreement Which agreement.
    /// @param evidence SHA-256 of what shows it.
    event ReturnAnnounced(bytes32 indexed agreement, bytes32 evidence);
    /// @notice The animal is back.
    /// @param agreement Which agreement.
    event AnimalReturned(bytes32 indexed agreement);

    /// @notice There is no readable text.
    error TextMissing();
    /// @notice The shelter cannot keep more than the fee.
    /// @param kept What it was to keep.
    /// @param fee The fee.
    error KeptMoreThanFee(uint128 kept, uint128 fee);

    /// @dev The name and version a signer sees.
    constructor() EIP712("PawfectMatch AdoptionAgreement", "1") {}

    /// @notice Begins the trial and takes fee and deposit from the adopter, who allowed it before.
    /// @param terms What both signed.
    /// @param adopterSignature By the adopter.
    /// @param shelterSignature By the shelter, under the same words.
    /// @return agreement Its identifier.
    function begin(AdoptionTerms calldata terms, bytes calldata adopterSignature, bytes calldata shelterSignature)
        external
        nonReentrant
        returns (bytes32 agreement)
    {
        if (terms.text == bytes32(0)) revert TextMissing();
        if (terms.keptOnReturn > terms.fee) revert KeptMoreThanFee(terms.keptOnReturn, terms.fee);
        _checkPeriod(terms.trialSeconds);
        agreement = keccak256(abi.encode(ADOPTION_TERMS, terms));
        _spend(Consent(terms.adopter, terms.nonce, terms.deadline, agreement), adopterSignature);
        _spend(Consent(terms.shelter, terms.nonce, terms.deadline, agreement), shelterSignature);
        _terms[agreement] = terms;
        _begin(
            agreement,
            Escrow({
                payer: terms.adopter,
                until: uint64(block.timestamp) + terms.trialSeconds,
                phase: Phase.Waiting,
                claimedByPayer: false,
                payee: terms.shelter,
                objectionSeconds: terms.objectionSeconds,
                arbitrationSeconds: terms.arbitrationSeconds,
                silentShare: terms.silentShare,
                arbiter: terms.arbiter,
                token: terms.token,
                held: terms.fee + terms.deposit
            })
        );
    }

    /// @notice Announces that the animal comes back, within the trial.
    /// @param announced Which agreement, and what shows it.
    /// @param signature By the adopter.
    function announceReturn(AnimalReturn calldata announced, bytes calldata signature) external {
        Escrow storage escrow = _waiting(announced.agreement);
        bytes32 structHash = keccak256(abi.encode(ANIMAL_RETURN, announced));
        _spend(Consent(escrow.payer, announced.nonce, announced.deadline, structHash), signature);
        emit ReturnAnnounced(announced.agreement, announced.evidence);
        _claim(announced.agreement, true);
    }

    /// @notice What was agreed.
    /// @param agreement Which agreement.
    /// @return The terms; all zero for an agreement that never began.
    function termsOf(bytes32 agreement) external view returns (AdoptionTerms memory) {
        return _terms[agreement];
    }

    /// @dev The animal is back.
    function _claimAccepted(bytes32 agreement) internal override {
        emit AnimalReturned(agreement);
        _end(agreement, _terms[agreement].keptOnReturn);
    }

    /// @dev The trial is over.
    function _stepLapsed(bytes32 agreement) internal override {
        emit AnimalAdopted(agreement);
        _end(agreement, _terms[agreement].fee);
    }
}
