package casebook.kernel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    @Test
    void a_user_who_is_to_sign_in_again_is_told_how_lately() {
        // Given
        var refused =
                new Refused(ProblemType.FRESH_AUTHENTICATION_REQUIRED, "authentication-too-old", "Sign in again.");
        // When
        var answer = Problem.answer(refused);
        // Then
        assertEquals(401, answer.getStatus());
        assertEquals(
                "Bearer realm=\"casebook\", error=\"insufficient_user_authentication\","
                        + " error_description=\"The user must have proved who they are more recently\","
                        + " max_age=\"300\"",
                answer.getHeaderString("WWW-Authenticate"));
    }

    @Test
    void whose_token_another_part_does_not_take_is_told_so() {
        // Given
        var refused = new Refused(ProblemType.UNAUTHENTICATED, "token-invalid", "Send a valid token.");
        // When
        var answer = Problem.answer(refused);
        // Then
        assertEquals("Bearer realm=\"casebook\", error=\"invalid_token\"", answer.getHeaderString("WWW-Authenticate"));
    }

    @Test
    void only_that_one_is_for_a_known_user() {
        assertTrue(Challenge.isForKnownUser(Challenge.FRESH_AUTHENTICATION));
        assertFalse(Challenge.isForKnownUser(Challenge.VALID_TOKEN));
        assertFalse(Challenge.isForKnownUser(Challenge.TOKEN));
        assertFalse(Challenge.isForKnownUser(null));
    }
}
