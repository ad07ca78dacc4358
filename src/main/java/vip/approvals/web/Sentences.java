package vip.approvals.web;

import org.springframework.http.HttpStatus;

/** One plain sentence for each kind of failure that a person may meet. */
final class Sentences {

    private Sentences() {}

    static String of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "This was not understood: something in it is missing or not written as expected.";
            case UNAUTHORIZED -> "Log in first.";
            case FORBIDDEN -> "This is not allowed, or your session has ended. Log in again and repeat it.";
            case NOT_FOUND -> "There is nothing here, or nothing that you may see.";
            case GONE -> "What was here does not work any more, such as a card that was blocked.";
            case METHOD_NOT_ALLOWED -> "This address cannot do that.";
            case UNSUPPORTED_MEDIA_TYPE -> "This kind of content is not understood here.";
            default ->
                status.is5xxServerError() ? "Something went wrong. Nothing was stored." : "This could not be done.";
        };
    }
}
