package vip.approvals.web;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** What {@code error.ftlh} shows a browser and what a program gets when a filter or the container refuses. */
@Component
class ErrorWords extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var status = HttpStatus.resolve(
                (Integer) super.getErrorAttributes(request, options).get("status"));
        return Map.of(
                "status",
                status == null ? 500 : status.value(),
                "message",
                Sentences.of(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status));
    }
}
