package vip.approvals.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.spring.boot.starter.SpringBootProcessApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Deploys processes, decision tables and forms that ship with the product, under their full paths: the engine's own
 * scan would flatten the names and drop {@code .form} files. Nobody deploys at run time.
 */
@Configuration
class Deployment extends SpringBootProcessApplication {

    @Override
    public void createDeployment(String processArchiveName, DeploymentBuilder deployment) {
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            for (String folder : new String[] {"processes", "forms"}) {
                for (Resource resource : resolver.getResources("classpath*:" + folder + "/**/*.*")) {
                    String url = resource.getURL().toString();
                    deployment.addInputStream(
                            url.substring(url.lastIndexOf("/" + folder + "/") + 1), resource.getInputStream());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Processes and forms cannot be read from the class path", unreadable);
        }
    }
}
