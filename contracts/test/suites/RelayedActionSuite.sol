// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {SignedActions} from "../../src/SignedActions.sol";
import {CHEATS} from "../Cheats.sol";
import {People, Person} from "../world/People.sol";
import {SmartAccount} from "../world/SmartAccount.sol";

/// @title What every signed action keeps to, whichever contract it is for
abstract contract RelayedActionSuite is People {
    uint256 private constant NONCE = 777;
    string private constant WITHDRAWAL = "SignatureWithdrawal(address signer,uint256 nonce,uint256 deadline)";

    modifier prepared() {
        _prepare();
        _;
    }

    /// @dev Brings the world to where the action can happen.
    function _prepare() internal virtual;

    /// @dev The contract that acts.
    function _target() internal virtual returns (SignedActions);

    /// @dev Who must sign, in the order of the signatures.
    function _signers() internal virtual returns (Person[] memory);

    /// @dev What they sign.
    function _structHash(uint256 nonce, uint256 deadline) internal virtual returns (bytes32);

    /// @dev The call that brings it.
    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures) internal virtual returns (bytes memory);

    function test_HappensOnTheSignaturesWhoeverBringsThem() external prepared {
        (bool happened,) = _relay(_signed(NONCE, DEADLINE));
        _expect(happened, "it did not happen");
        Person[] memory signers = _signers();
        for (uint256 i = 0; i < signers.length; ++i) {
            _expect(_target().isNonceSpent(signers[i].account, NONCE), "the nonce is not spent");
        }
    }

    function test_HappensOnce() external prepared {
        bytes memory call = _signed(NONCE, DEADLINE);
        _relay(call);
        (bool again,) = _relay(call);
        _expect(!again, "it happened twice");
    }

    function test_RefusesASignatureThatCameTooLate() external prepared {
        CHEATS.warp(DEADLINE + 1);
        _expectRefusal(_signed(NONCE, DEADLINE), abi.encodeWithSelector(SignedActions.SignatureExpired.selector, DEADLINE));
    }

    function test_RefusesASignatureOfSomebodyElse() external prepared {
        Person[] memory signers = _signers();
        for (uint256 i = 0; i < signers.length; ++i) {
            bytes[] memory signatures = _signatures(NONCE, DEADLINE);
            signatures[i] = _sign(_person("a stranger"), address(_target()), _structHash(NONCE, DEADLINE));
            _expectRefusal(_call(NONCE, DEADLINE, signatures), _invalid(signers[i]));
        }
    }

    function test_RefusesASignatureUnderOtherWords() external prepared {
        bytes[] memory others = _signatures(NONCE + 1, DEADLINE);
        _expectRefusal(_call(NONCE, DEADLINE, others), _invalid(_signers()[0]));
    }

    function test_RefusesASignatureThatWasWithdrawn() external prepared {
        Person[] memory signers = _signers();
        for (uint256 i = 0; i < signers.length; ++i) {
            uint256 before = CHEATS.snapshotState();
            bytes memory call = _signed(NONCE, DEADLINE);
            _withdraw(signers[i]);
            _expectRefusal(call, abi.encodeWithSelector(SignedActions.NonceAlreadySpent.selector, signers[i].account, NONCE));
            CHEATS.revertToState(before);
        }
    }

    function test_AcceptsAccountsThatAreContracts() external prepared {
        Person[] memory signers = _signers();
        bytes[] memory signatures = _signatures(NONCE, DEADLINE);
        SmartAccount account = new SmartAccount();
        bytes32 digest = _digest(address(_target()), _structHash(NONCE, DEADLINE));
        for (uint256 i = 0; i < signers.length; ++i) {
            CHEATS.etch(signers[i].account, address(account).code);
            _expectRefusal(_call(NONCE, DEADLINE, signatures), _invalid(signers[i]));
            signatures[i] = account.wordsFor(digest);
        }
        (bool happened,) = _relay(_call(NONCE, DEADLINE, signatures));
        _expect(happened, "a contract's signature was refused");
    }

    function testFuzz_RefusesAnythingThatIsNoSignature(bytes calldata noise) external prepared {
        bytes[] memory signatures = _signatures(NONCE, DEADLINE);
        signatures[0] = noise;
        _expectRefusal(_call(NONCE, DEADLINE, signatures), _invalid(_signers()[0]));
    }

    function _signed(uint256 nonce, uint256 deadline) private returns (bytes memory) {
        return _call(nonce, deadline, _signatures(nonce, deadline));
    }

    function _signatures(uint256 nonce, uint256 deadline) private returns (bytes[] memory signatures) {
        Person[] memory signers = _signers();
        signatures = new bytes[](signers.length);
        for (uint256 i = 0; i < signers.length; ++i) {
            signatures[i] = _sign(signers[i], address(_target()), _structHash(nonce, deadline));
        }
    }

    function _withdraw(Person memory who) private {
        bytes32 structHash = _typed(WITHDRAWAL, abi.encode(who.account, NONCE, DEADLINE));
        _target().withdrawSignature(
            SignedActions.SignatureWithdrawal(who.account, NONCE, DEADLINE), _sign(who, address(_target()), structHash)
        );
    }

    function _relay(bytes memory call) private returns (bool happened, bytes memory answer) {
        (happened, answer) = address(_target()).call(call);
    }

    function _expectRefusal(bytes memory call, bytes memory reason) private {
        (bool happened, bytes memory answer) = _relay(call);
        _expect(!happened, "it was not refused");
        _expect(keccak256(answer) == keccak256(reason), "refused for another reason");
    }

    function _invalid(Person memory who) private pure returns (bytes memory) {
        return abi.encodeWithSelector(SignedActions.SignatureInvalid.selector, who.account);
    }
}
