// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Acts in somebody's name only on that person's signature, whoever brings it
/// @notice Nobody needs coins to use these contracts: a person signs what they want (EIP-712), anybody may relay it.
/// Every signed action carries a nonce of the signer's choice, good once, and a deadline.
/// @dev Nonces are unordered, so that one forgotten signature never blocks the next; choose them at random.
/// Signers may be keys or contracts (ERC-1271). The structs' fields are exactly the EIP-712 fields, in order.
abstract contract SignedActions is EIP712 {
    /// @notice "Forget that I signed the action with this nonce."
    struct SignatureWithdrawal {
        address signer;
        uint256 nonce;
        uint256 deadline;
    }

    /// @dev What binds one person to one action.
    struct Consent {
        address signer;
        uint256 nonce;
        uint256 deadline;
        bytes32 structHash;
    }

    bytes32 private constant SIGNATURE_WITHDRAWAL =
        keccak256("SignatureWithdrawal(address signer,uint256 nonce,uint256 deadline)");

    mapping(address signer => mapping(uint256 nonce => bool spent)) private _spent;

    /// @notice A signature that was given will not be used any more.
    /// @param signer Who had signed.
    /// @param nonce The nonce of the action.
    event SignatureWithdrawn(address indexed signer, uint256 nonce);

    /// @notice The signed action came too late.
    /// @param deadline Until when it was good, Unix seconds.
    error SignatureExpired(uint256 deadline);
    /// @notice This is not the signature of that person under that action.
    /// @param signer Who should have signed.
    error SignatureInvalid(address signer);
    /// @notice The action was used or withdrawn before.
    /// @param signer Who had signed.
    /// @param nonce The nonce of the action.
    error NonceAlreadySpent(address signer, uint256 nonce);

    /// @notice Makes a signature worthless that was given but not used yet.
    /// @param withdrawal Whose, and the nonce of the action.
    /// @param signature By that person.
    function withdrawSignature(SignatureWithdrawal calldata withdrawal, bytes calldata signature) external {
        _spend(
            Consent({
                signer: withdrawal.signer,
                nonce: withdrawal.nonce,
                deadline: withdrawal.deadline,
                structHash: keccak256(abi.encode(SIGNATURE_WITHDRAWAL, withdrawal))
            }),
            signature
        );
        emit SignatureWithdrawn(withdrawal.signer, withdrawal.nonce);
    }

    /// @notice Whether an action with this nonce was used or withdrawn.
    /// @param signer Who signed it.
    /// @param nonce Its nonce.
    /// @return True when it cannot be used any more.
    function isNonceSpent(address signer, uint256 nonce) external view returns (bool) {
        return _spent[signer][nonce];
    }

    /// @dev Uses up one signature, or refuses.
    function _spend(Consent memory consent, bytes calldata signature) internal {
        if (block.timestamp > consent.deadline) revert SignatureExpired(consent.deadline);
        if (_spent[consent.signer][consent.nonce]) revert NonceAlreadySpent(consent.signer, consent.nonce);
        bytes32 digest = _hashTypedDataV4(consent.structHash);
        if (!SignatureChecker.isValidSignatureNowCalldata(consent.signer, digest, signature)) {
            revert SignatureInvalid(consent.signer);
        }
        _spent[consent.signer][consent.nonce] = true;
    }
}
