package vip.approvals.staff.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vip.approvals.engine.Grants;
import vip.approvals.staff.DemoMode;
import vip.approvals.start.StartRefusedException;

/**
 * The first administrator. The engine's own set-up page, which lets an anonymous caller create one, is closed
 * ({@code engine/SetupIsClosed}); so a run without any administrator must get a password, or it does not start.
 */
@Component
class Administrator implements InitializingBean {

    static final String GROUP = Groups.CAMUNDA_ADMIN;
    private static final String SET_PASSWORD = "Set vip.admin.password (environment: VIP_ADMIN_PASSWORD): at least 10 "
            + "characters with a capital, a small letter, a digit and a special character, and not the login's name.";

    private final IdentityService identityService;
    private final Grants grants;
    private final String user;
    private final String password;

    Administrator(
            IdentityService identityService,
            Grants grants,
            @Value("${vip.admin.user}") String user,
            @Value("${vip.admin.password}") String password,
            DemoMode demo) {
        this.identityService = identityService;
        this.grants = grants;
        this.user = user;
        this.password = password.isBlank() && demo.givesAdministratorItsPassword() ? DemoMode.PASSWORD : password;
    }

    @Override
    public void afterPropertiesSet() {
        if (identityService.createUserQuery().memberOfGroup(GROUP).count() > 0) {
            return;
        }
        if (password.isBlank()) {
            throw new StartRefusedException("There is no administrator yet, and no password for one.", SET_PASSWORD);
        }
        if (!identityService.checkPasswordAgainstPolicy(password, named(user)).isValid()) {
            throw new StartRefusedException("vip.admin.password is too weak.", SET_PASSWORD);
        }
        group();
        User administrator = named(user);
        administrator.setPassword(password);
        identityService.saveUser(administrator);
        identityService.createMembership(user, GROUP);
    }

    private User named(String user) {
        User administrator = identityService.newUser(user);
        administrator.setFirstName("Process");
        administrator.setLastName("Administrator");
        return administrator;
    }

    private void group() {
        if (identityService.createGroupQuery().groupId(GROUP).count() == 0) {
            Group group = identityService.newGroup(GROUP);
            group.setName("Administrators");
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            identityService.saveGroup(group);
        }
        for (Resources resource : Resources.values()) {
            grants.toGroup(GROUP, resource, Authorization.ANY, Permissions.ALL);
        }
    }
}
