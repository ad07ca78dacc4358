package vip.approvals.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Reads decision tables and evaluates them with a DMN engine of its own, which keeps no history: the inputs are amounts
 * of a client and must not enter the engine's tables (design decision 11).
 */
@Component
public class DecisionTables {

    private final ThreadLocal<String> matched = new ThreadLocal<>();
    private final DmnEngine engine;

    DecisionTables() {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(this::remember));
        engine = configuration.buildEngine();
    }

    /**
     * @param path on the class path, such as {@code processes/criteria/vip-tier.dmn}; holds one decision table
     * @throws IllegalArgumentException if there is none
     */
    public DecisionTable read(String path) {
        DmnModelInstance model;
        try (InputStream file = new ClassPathResource(path).getInputStream()) {
            model = Dmn.readModelFromStream(file);
        } catch (IOException missing) {
            throw new UncheckedIOException("There is no decision table " + path, missing);
        }
        Decision decision =
                model.getModelElementsByType(Decision.class).iterator().next();
        var table = (org.camunda.bpm.model.dmn.instance.DecisionTable) decision.getExpression();
        DmnDecision compiled = engine.parseDecision(decision.getId(), model);
        return new DecisionTable(
                decision.getId(),
                decision.getName(),
                decision.getVersionTag(),
                table.getInputs().stream()
                        .map(input -> text(input.getInputExpression().getText()))
                        .toList(),
                table.getRules().stream()
                        .map(rule -> row(rule, table.getOutputs()))
                        .toList(),
                values -> evaluate(compiled, values));
    }

    private String evaluate(DmnDecision decision, Map<String, Object> values) {
        matched.remove();
        engine.evaluateDecisionTable(decision, values);
        String row = matched.get();
        if (row == null) {
            throw new IllegalStateException("No row of %s matches".formatted(decision.getKey())); // never the amounts
        }
        return row;
    }

    private void remember(DmnDecisionTableEvaluationEvent event) {
        List<DmnEvaluatedDecisionRule> rules = event.getMatchingRules();
        if (!rules.isEmpty()) {
            matched.set(rules.get(0).getId());
        }
    }

    private static DecisionTable.Row row(Rule rule, Collection<Output> outputs) {
        Map<String, String> values = new LinkedHashMap<>();
        var entries = new ArrayList<>(rule.getOutputEntries());
        int column = 0;
        for (Output output : outputs) {
            String value = text(entries.get(column++).getText());
            if (!value.isEmpty()) {
                values.put(output.getName(), value.replaceAll("^\"|\"$", ""));
            }
        }
        return new DecisionTable.Row(
                rule.getId(),
                description(rule),
                rule.getInputEntries().stream()
                        .map(entry -> text(entry.getText()))
                        .toList(),
                values);
    }

    private static String description(Rule rule) {
        if (rule.getDescription() == null) {
            throw new IllegalArgumentException("Row %s of a decision table has no description".formatted(rule.getId()));
        }
        return rule.getDescription().getTextContent().trim();
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().trim();
    }
}
