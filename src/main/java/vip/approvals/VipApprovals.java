package vip.approvals;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Workflow for the approvals in a VIP client's life: see docs/overview.md. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class VipApprovals {

    public static void main(String[] arguments) {
        if (List.of(arguments).contains(VerifyCommand.ARGUMENT)) {
            System.exit(VerifyCommand.run(arguments));
        }
        SpringApplication.run(VipApprovals.class, arguments);
    }
}
