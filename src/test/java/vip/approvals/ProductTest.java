package vip.approvals;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import vip.approvals.onboarding.Reception;

/**
 * A test on the whole running product: real engine, real PostgreSQL, real HTTP, a clock that the test sets. Every such
 * test shares one context and one database, and begins with {@link Product#reset()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "vip.database.directory=target/test-database/${random.uuid}",
            "vip.demo.enabled=false",
            "vip.admin.password=Vip-demo-1",
            "vip.schedules.enabled=false",
            "spring.mail.host=127.0.0.1",
            "vip.mail.from=vip@vip.example"
        })
@Import({TestClock.class, Product.class, BillingFacts.class, MailServer.class, Reception.class})
public @interface ProductTest {}
