package vip.approvals.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What the server refuses by itself, such as a line that is no request, meets no filter: it gets its headers here. */
@Component
class ServerHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new OnBareAnswers());
    }

    private static final class OnBareAnswers extends ValveBase {

        OnBareAnswers() {
            super(true); // may run asynchronously
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getContext() == null) { // it leads nowhere: no filter follows
                PageHeaders.setOn(response);
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            getNext().invoke(request, response);
        }
    }
}
