package vip.approvals.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files that the browser saves instead of showing them. */
public final class Downloads {

    private Downloads() {}

    public static ResponseEntity<byte[]> of(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, saved(name))
                .body(content);
    }

    /** Before the content is written to the response bit by bit. */
    public static HttpServletResponse begin(HttpServletResponse response, String contentType, String name) {
        response.setContentType(contentType);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, saved(name));
        return response;
    }

    private static String saved(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
