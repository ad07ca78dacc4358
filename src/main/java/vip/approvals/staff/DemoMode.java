package vip.approvals.staff;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vip.approvals.start.StartRefusedException;

/**
 * Whether this run shows demo data: with the embedded database, unless told otherwise; never on a server of one's own,
 * unless told so ({@code vip.demo.enabled}).
 */
@Component
public class DemoMode {

    /** Of every demo login, printed at the start. */
    public static final String PASSWORD = "Vip-demo-1";

    private static final String SETTING = "vip.demo.enabled";

    private final boolean embedded;
    private final boolean enabled;

    DemoMode(Environment environment) {
        embedded = environment.getProperty("spring.datasource.url", "embedded").equals("embedded");
        String setting = environment.getProperty(SETTING, "auto");
        enabled = switch (setting) {
            case "auto" -> embedded;
            case "true" -> true;
            case "false" -> false;
            // A slip of the pen must not decide whether published passwords open the product.
            default ->
                throw new StartRefusedException(
                        "%s is \"%s\".".formatted(SETTING, setting),
                        "Set %s to auto (demo data with the embedded database only), true or false."
                                .formatted(SETTING));
        };
    }

    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Whether the first administrator may have {@link #PASSWORD}, which everybody can read: never where others can
     * reach the database, even if a demo is asked for there.
     */
    public boolean givesAdministratorItsPassword() {
        return enabled && embedded;
    }
}
