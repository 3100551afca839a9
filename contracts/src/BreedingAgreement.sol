// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ArbitratedEscrow} from "./ArbitratedEscrow.sol";
import {BreedingClauses, BreedingTerms, ReturnMating} from "./BreedingClauses.sol";

/// @title A stud agreement with the questions answered that people go to court over
/// @notice The readable text is the contract; here stand its SHA-256, the typed answers and the money. The dam's
/// owner pays everything in at the beginning; each milestone the sire's owner reports releases its part, unless
/// the dam's owner objects. A milestone nobody reports in time sends the rest back.
/// @dev The identifier of an agreement is the EIP-712 struct hash of its terms. Payer is the owner of the dam,
/// payee the owner of the sire. For the last milestone, handing over the agreed animals, the sides are swapped.
contract BreedingAgreement is ArbitratedEscrow {
    /// @notice What is to happen next.
    enum Milestone {
        None,
        Mating,
        Pregnancy,
        Litter,
        Pick
    }

    /// @notice "This milestone is reached." `count` is how many animals live (Litter) or were handed over (Pick),
    /// else 0; `evidence` the SHA-256 of what shows it.
    struct MilestoneReport {
        bytes32 agreement;
        address by;
        Milestone milestone;
        uint8 count;
        bytes32 evidence;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice "It did not work: I take the return mating we agreed on", by the dam's owner.
    struct ReturnMatingRequest {
        bytes32 agreement;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice How far an agreement is.
    /// @dev `paidThrough` is the last milestone whose fee was paid: a return mating costs nothing again.
    struct Progress {
        Milestone next;
        Milestone paidThrough;
        uint8 returnMatingsLeft;
        uint8 living;
    }

    bytes32 private constant BREEDING_TERMS = keccak256(
        "BreedingTerms(bytes32 text,address damOwner,address damCoOwner,address sireOwner,address sireCoOwner,address arbiter,address token,uint128 matingFee,uint128 pregnancyFee,uint128 litterFee,uint128 pickBond,uint32 matingSeconds,uint32 pregnancySeconds,uint32 litterSeconds,uint32 pickSeconds,uint32 objectionSeconds,uint32 arbitrationSeconds,uint16 silentShare,uint8 livingAfterDays,uint8 minimumLiving,uint8 picks,uint8 returnMatings,uint8 picker,uint8 returnMating,uint8 registrar,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant MILESTONE_REPORT = keccak256(
        "MilestoneReport(bytes32 agreement,address by,uint8 milestone,uint8 count,bytes32 evidence,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant RETURN_MATING_REQUEST =
        keccak256("ReturnMatingRequest(bytes32 agreement,uint256 nonce,uint256 deadline)");

    mapping(bytes32 agreement => BreedingTerms terms) private _terms;
    mapping(bytes32 agreement => Progress progress) private _progress;

    /// @notice A milestone was reported; it stands unless the other side objects in time.
    /// @param agreement Which agreement.
    /// @param milestone Which milestone.
    /// @param count How many animals live, or were handed over.
    /// @param evidence SHA-256 of what shows it.
    event MilestoneReported(bytes32 indexed agreement, Milestone milestone, uint8 count, bytes32 evidence);
    /// @notice A milestone stands and its part was paid.
    /// @param agreement Which agreement.
    /// @param milestone Which milestone.
    /// @param amount What was paid for it; 0 the second time, after a return mating.
    event MilestoneReached(bytes32 indexed agreement, Milestone milestone, uint256 amount);
    /// @notice The dam is to be mated again for no further fee.
    /// @param agreement Which agreement.
    /// @param left How many return matings are left.
    event ReturnMatingTaken(bytes32 indexed agreement, uint8 left);

    /// @notice One signature for each side and each co-owner is needed, in the order of the terms.
    /// @param expected How many.
    /// @param given How many there were.
    error SignaturesMissing(uint256 expected, uint256 given);
    /// @notice Another milestone comes next.
    /// @param expected The next one.
    /// @param reported The one that was reported.
    error WrongMilestone(Milestone expected, Milestone reported);
    /// @notice By the terms this is too few.
    /// @param agreed How many it takes.
    /// @param counted How many there are.
    error TooFewAnimals(uint8 agreed, uint8 counted);
    /// @notice By the terms there is no return mating now.
    /// @param agreement Which agreement.
    error NoReturnMating(bytes32 agreement);

    /// @dev The name and version a signer sees.
    constructor() EIP712("PawfectMatch BreedingAgreement", "1") {}

    /// @notice Begins an agreement and takes the whole money from the dam's owner, who allowed it before.
    /// @param terms What all signed.
    /// @param signatures By the dam's owner, the sire's owner, the dam's co-owner and the sire's co-owner; the
    /// latter two only where the terms name one.
    /// @return agreement Its identifier.
    function begin(BreedingTerms calldata terms, bytes[] calldata signatures)
        external
        nonReentrant
        returns (bytes32 agreement)
    {
        BreedingClauses.check(terms);
        _checkPeriods(terms);
        agreement = keccak256(abi.encode(BREEDING_TERMS, terms));
        _spendAll(agreement, terms, signatures);
        _terms[agreement] = terms;
        _progress[agreement] = Progress(Milestone.Mating, Milestone.None, terms.returnMatings, 0);
        _begin(agreement, _escrowFor(terms));
    }

    /// @notice Reports the next milestone; it stands unless the other side objects in time.
    /// @param report What is reported.
    /// @param signature By the sire's owner, or by the dam's owner for the handing over.
    function reportMilestone(MilestoneReport calldata report, bytes calldata signature) external {
        Escrow storage escrow = _waiting(report.agreement);
        Progress storage progress = _progress[report.agreement];
        if (report.milestone != progress.next) revert WrongMilestone(progress.next, report.milestone);
        bool byPayer = report.milestone == Milestone.Pick;
        address claimant = escrow.payee;
        if (byPayer) claimant = escrow.payer;
        if (report.by != claimant) revert NotForThem(report.agreement, report.by);
        _checkCount(report);
        bytes32 structHash = keccak256(abi.encode(MILESTONE_REPORT, report));
        _spend(Consent(report.by, report.nonce, report.deadline, structHash), signature);
        if (report.milestone == Milestone.Litter) progress.living = report.count;
        emit MilestoneReported(report.agreement, report.milestone, report.count, report.evidence);
        _claim(report.agreement, byPayer);
    }

    /// @notice Goes back to the mating, for no further fee, before the present step is over.
    /// @param request Which agreement.
    /// @param signature By the dam's owner.
    function takeReturnMating(ReturnMatingRequest calldata request, bytes calldata signature) external {
        Escrow storage escrow = _waiting(request.agreement);
        BreedingTerms storage terms = _terms[request.agreement];
        Progress storage progress = _progress[request.agreement];
        bool agreed = progress.next == Milestone.Pregnancy
            || (progress.next == Milestone.Litter && terms.returnMating == ReturnMating.WithoutLitter);
        if (!agreed || progress.returnMatingsLeft == 0) revert NoReturnMating(request.agreement);
        bytes32 structHash = keccak256(abi.encode(RETURN_MATING_REQUEST, request));
        _spend(Consent(escrow.payer, request.nonce, request.deadline, structHash), signature);
        --progress.returnMatingsLeft;
        progress.next = Milestone.Mating;
        emit ReturnMatingTaken(request.agreement, progress.returnMatingsLeft);
        _openNextStep(request.agreement, terms.matingSeconds);
    }

    /// @notice What was agreed.
    /// @param agreement Which agreement.
    /// @return The terms; all zero for an agreement that never began.
    function termsOf(bytes32 agreement) external view returns (BreedingTerms memory) {
        return _terms[agreement];
    }

    /// @notice How far it is.
    /// @param agreement Which agreement.
    /// @return The next milestone, what is paid, what is left.
    function progressOf(bytes32 agreement) external view returns (Progress memory) {
        return _progress[agreement];
    }

    /// @dev A milestone stands: pays its part and opens the next, or ends.
    function _claimAccepted(bytes32 agreement) internal override {
        BreedingTerms storage terms = _terms[agreement];
        Progress storage progress = _progress[agreement];
        Milestone reached = progress.next;
        if (reached == Milestone.Pick) {
            emit MilestoneReached(agreement, reached, terms.pickBond);
            _end(agreement, 0);
            return;
        }
        uint256 fee = 0;
        if (reached > progress.paidThrough) {
            fee = _feeOf(terms, reached);
            progress.paidThrough = reached;
        }
        emit MilestoneReached(agreement, reached, fee);
        _release(agreement, terms.sireOwner, fee);
        if (reached == Milestone.Litter && terms.picks == 0) {
            _end(agreement, 0);
            return;
        }
        progress.next = Milestone(uint8(reached) + 1);
        _openNextStep(agreement, _secondsFor(terms, progress.next));
    }

    /// @dev Nobody reported in time: the rest goes back; animals not handed over cost the bond.
    function _stepLapsed(bytes32 agreement) internal override {
        if (_progress[agreement].next == Milestone.Pick) {
            _end(agreement, _terms[agreement].pickBond);
        } else {
            _end(agreement, 0);
        }
    }

    function _spendAll(bytes32 structHash, BreedingTerms calldata terms, bytes[] calldata signatures) private {
        address[4] memory signers = [terms.damOwner, terms.sireOwner, terms.damCoOwner, terms.sireCoOwner];
        uint256 used = 0;
        for (uint256 i = 0; i < 4; ++i) {
            // Both owners must sign whoever they are; a co-owner only where there is one.
            if (i > 1 && signers[i] == address(0)) continue;
            if (used == signatures.length) revert SignaturesMissing(used + 1, signatures.length);
            _spend(Consent(signers[i], terms.nonce, terms.deadline, structHash), signatures[used]);
            ++used;
        }
        if (used != signatures.length) revert SignaturesMissing(used, signatures.length);
    }

    function _checkCount(MilestoneReport calldata report) private view {
        uint8 agreed = 0;
        if (report.milestone == Milestone.Litter) agreed = _terms[report.agreement].minimumLiving;
        if (report.milestone == Milestone.Pick) agreed = _terms[report.agreement].picks;
        if (report.count < agreed) revert TooFewAnimals(agreed, report.count);
    }

    function _escrowFor(BreedingTerms calldata terms) private view returns (Escrow memory) {
        return Escrow({
            payer: terms.damOwner,
            until: uint64(block.timestamp) + terms.matingSeconds,
            phase: Phase.Waiting,
            claimedByPayer: false,
            payee: terms.sireOwner,
            objectionSeconds: terms.objectionSeconds,
            arbitrationSeconds: terms.arbitrationSeconds,
            silentShare: terms.silentShare,
            arbiter: terms.arbiter,
            token: terms.token,
            held: terms.matingFee + terms.pregnancyFee + terms.litterFee + terms.pickBond
        });
    }

    function _checkPeriods(BreedingTerms calldata terms) private pure {
        _checkPeriod(terms.matingSeconds);
        _checkPeriod(terms.pregnancySeconds);
        _checkPeriod(terms.litterSeconds);
        if (terms.picks != 0) _checkPeriod(terms.pickSeconds);
    }

    function _feeOf(BreedingTerms storage terms, Milestone milestone) private view returns (uint256) {
        if (milestone == Milestone.Mating) return terms.matingFee;
        if (milestone == Milestone.Pregnancy) return terms.pregnancyFee;
        return terms.litterFee;
    }

    function _secondsFor(BreedingTerms storage terms, Milestone milestone) private view returns (uint32) {
        if (milestone == Milestone.Pregnancy) return terms.pregnancySeconds;
        if (milestone == Milestone.Litter) return terms.litterSeconds;
        return terms.pickSeconds;
    }
}
