package vip.approvals.staff;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether this run shows demo data: with the embedded database, unless told otherwise; never on a server of one's own,
 * unless told so ({@code vip.demo.enabled}).
 */
@Component
public class DemoMode {

    /** Of every demo login, printed at the start. */
    public static final String PASSWORD = "Vip-demo-1";

    private final boolean enabled;

    DemoMode(Environment environment) {
        String setting = environment.getProperty("vip.demo.enabled", "auto");
        this.enabled = setting.equals("auto")
                ? environment.getProperty("spring.datasource.url", "embedded").equals("embedded")
                : Boolean.parseBoolean(setting);
    }

    public boolean isEnabled() {
        return enabled;
    }
}
