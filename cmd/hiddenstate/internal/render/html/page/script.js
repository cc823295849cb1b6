(function () {
  "use strict";
  var form = document.getElementById("filter");
  var graph = document.querySelector(".graph");

  // Filters: a finding shows if its kind and severity are checked and the text is
  // in its symbol, file or routes.
  if (form) {
    var text = document.getElementById("filter-text");
    var count = document.getElementById("filter-count");
    var items = Array.prototype.slice.call(document.querySelectorAll("[data-kind]"));
    var cards = document.querySelectorAll("#findings article");
    var checked = function (name) {
      var on = {};
      form.querySelectorAll("input[name=" + name + "]").forEach(function (box) { on[box.value] = box.checked; });
      return on;
    };
    var apply = function () {
      var kinds = checked("kind"), severities = checked("severity"), want = text.value.trim().toLowerCase(), shown = 0;
      items.forEach(function (el) {
        var d = el.dataset;
        var ok = kinds[d.kind] !== false && severities[d.severity] !== false &&
          (want === "" || (d.words + " " + d.paths).toLowerCase().indexOf(want) >= 0);
        if (el.closest("svg")) {
          el.classList.toggle("off", !ok);
        } else {
          el.hidden = !ok;
        }
        if (ok && el.tagName === "ARTICLE") { shown++; }
      });
      if (graph) {
        graph.querySelectorAll(".edge[data-to]").forEach(function (edge) {
          var cell = byKey[edge.dataset.to];
          edge.classList.toggle("off", !!cell && cell.classList.contains("off"));
        });
      }
      count.textContent = "Showing " + shown + " of " + cards.length + " findings";
    };
    var all = function (on) {
      return function () {
        form.querySelectorAll("input[name=kind]").forEach(function (box) { box.checked = on; });
        apply();
      };
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (e) { e.preventDefault(); });
    document.getElementById("kinds-none").addEventListener("click", all(false));
    document.getElementById("kinds-all").addEventListener("click", all(true));
  }

  // The picture: pointing at a box, or focusing it, lights what is connected.
  var byKey = {};
  if (graph) {
    var out = {}, into = {};
    graph.querySelectorAll(".node").forEach(function (n) { byKey[n.dataset.key] = n; });
    graph.querySelectorAll(".edge[data-to]").forEach(function (e) {
      (out[e.dataset.from] = out[e.dataset.from] || []).push(e);
      (into[e.dataset.to] = into[e.dataset.to] || []).push(e);
    });
    var follow = function (key, edges, end) {
      (edges[key] || []).forEach(function (e) {
        e.classList.add("on");
        byKey[e.dataset[end]].classList.add("on");
        follow(e.dataset[end], edges, end);
      });
    };
    var dark = function () {
      graph.classList.remove("lit");
      graph.querySelectorAll(".on").forEach(function (el) { el.classList.remove("on"); });
    };
    var light = function (node) {
      dark();
      graph.classList.add("lit");
      node.classList.add("on");
      follow(node.dataset.key, out, "to");
      follow(node.dataset.key, into, "from");
    };
    Object.keys(byKey).forEach(function (key) {
      var node = byKey[key];
      node.addEventListener("mouseenter", function () { light(node); });
      node.addEventListener("mouseleave", dark);
      node.addEventListener("focus", function () { light(node); });
      node.addEventListener("blur", dark);
    });
  }

  if (form) {
    form.hidden = false;
    apply();
    // A link to a finding that is filtered away shows it again.
    window.addEventListener("hashchange", function () {
      var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.hidden) {
        text.value = "";
        form.querySelectorAll("input[type=checkbox]").forEach(function (box) { box.checked = true; });
        apply();
        target.scrollIntoView();
      }
    });
  }

  // What is folded on the screen is printed.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (d) { d.open = true; opened.push(d); });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (d) { d.open = false; });
    opened = [];
  });
})();
