package vip.approvals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules use only what others show, without cycles. */
class ModularityTests {

    @Test
    void modulesKeepTheirBorders() {
        ApplicationModules.of(VipApprovals.class).verify();
    }

    /** A fork can replace the engine only as long as nothing else knows it (docs/adr/0001). */
    @Test
    void onlyEngineAndProcessPackagesKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vip.approvals.engine..", "vip.approvals.*.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("vip.approvals"));
    }
}
