package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no HTTP client would send is refused by the server itself, with the headers of every other answer. */
@ProductTest
class ServerHeadersTests {

    private static final String LONG = "x".repeat(20_000);

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /lists?a={b} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a%5Cb HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET lists HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://[/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /lists HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /lists HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET /lists NONSENSE\r\nHost: x\r\n\r\n",
                "GET /lists HTTP/1.1\r\n\r\n",
                "GET /lists HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /lists HTTP/1.1\r\nHost: <x>\r\n\r\n",
                "GET /lists HTTP/1.1\r\nHost: x\r\nBroken header\r\n\r\n",
                "GET /lists HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /lists HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "POST /lists HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
                "POST /lists HTTP/1.1\r\nHost: x\r\nExpect: nonsense\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "G{T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\u0016\u0003\u0001\r\n\r\n",
                "GET /LONG HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nLong: LONG\r\n\r\n",
                "GET /lists HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /nothing HTTP/1.0\r\n\r\n"
            })
    void everyAnswerCarriesTheHeaders(String sent) throws IOException {
        String answer = answer(sent.replace("LONG", LONG));
        String head = answer.split("\r\n\r\n")[0];
        for (String header : new String[] {
            "X-Content-Type-Options: nosniff",
            "X-Frame-Options: DENY",
            "Referrer-Policy: same-origin",
            "Cross-Origin-Opener-Policy: same-origin",
            "Cross-Origin-Resource-Policy: same-origin",
            "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Content-Security-Policy: default-src 'none'; ",
            "Cache-Control: no-store"
        }) {
            assertThat(head).containsOnlyOnce(header);
        }
        assertThat(answer).doesNotContain("Tomcat", "Exception", "org.apache");
    }

    private String answer(String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
