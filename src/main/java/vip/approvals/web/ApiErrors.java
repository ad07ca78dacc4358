package vip.approvals.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vip.approvals.engine.Mishap;
import vip.approvals.engine.RefusedException;

/** A failed call of {@code /api} says what to do, and nothing of what is inside. */
@RestControllerAdvice
class ApiErrors {

    record Answer(String message) {}

    /** @throws Exception the failure itself if a page was asked for: it gets the error page */
    @ExceptionHandler
    ResponseEntity<Answer> failed(Exception failure, HttpServletRequest request) throws Exception {
        if (!request.getServletPath().startsWith("/api/")) {
            throw failure;
        }
        var refusal = RefusedException.in(failure);
        if (refusal.isPresent()) {
            return answer(HttpStatus.CONFLICT, refusal.get().getMessage());
        }
        if (failure instanceof IllegalArgumentException && isThrownByTheProduct(failure)) {
            return answer(HttpStatus.BAD_REQUEST, failure.getMessage());
        }
        HttpStatus status = status(failure);
        if (!status.is5xxServerError()) {
            return answer(status, Sentences.of(status));
        }
        return answer(status, Mishap.report(request.getMethod() + " " + request.getServletPath(), failure));
    }

    /** What a library finds illegal is our mistake; what our own classes find illegal was written by a person. */
    private static boolean isThrownByTheProduct(Exception failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("vip.approvals.");
    }

    private static HttpStatus status(Exception failure) {
        if (failure instanceof ErrorResponse known) {
            return HttpStatus.valueOf(known.getStatusCode().value());
        }
        if (failure instanceof HttpMessageNotReadableException || failure instanceof TypeMismatchException) {
            return HttpStatus.BAD_REQUEST;
        }
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        return declared == null ? HttpStatus.INTERNAL_SERVER_ERROR : declared.code();
    }

    private static ResponseEntity<Answer> answer(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(new Answer(message));
    }
}
