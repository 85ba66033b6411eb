// Draws the charts of a page with Chart.js, in the page's own colours. The table below each says the same.
"use strict";
{
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // Colours that people with any kind of colour vision tell apart (after Okabe and Ito), for light and for dark paper.
  const palettes = [
    ["#a3301c", "#0f6fae", "#17795a", "#8a5a00", "#7a3e9d", "#3d4a57", "#b0347a", "#4d6b12"],
    ["#f0907a", "#6bb7ee", "#5fd0a8", "#e5b655", "#c9a3ec", "#b6c2cf", "#f08cc0", "#b5d36a"],
  ];
  const shapes = ["circle", "rect", "triangle", "rectRot"]; // those that can be hollow
  const charts = [];

  // A line to a target begins at the last actual value before it, on which no point is drawn.
  function leadIn(series, all, form) {
    const first = series.values.findIndex((value) => value !== null);
    const actual = series.target && form === "line" && all.find((other) => !other.target && other.colour === series.colour);
    for (let index = first - 1; actual && index >= 0; index--) if (actual.values[index] !== null) return index;
    return -1;
  }

  function dataset(series, all, form, palette) {
    const from = leadIn(series, all, form);
    const actual = from >= 0 ? all.find((other) => !other.target && other.colour === series.colour) : null;
    const colour = palette[series.colour % palette.length];
    return {
      label: series.name,
      data: series.values.map((value, index) => (index === from ? actual.values[index] : value)),
      borderColor: colour,
      backgroundColor: series.target ? "transparent" : colour,
      borderDash: series.target ? [6, 5] : [],
      borderWidth: form === "bar" ? 2 : 2.5,
      pointStyle: shapes[series.colour % shapes.length],
      pointRadius: series.values.map((_, index) => (index === from ? 0 : 5)),
      pointHoverRadius: series.values.map((_, index) => (index === from ? 0 : 7)),
      pointBackgroundColor: series.target ? getComputedStyle(document.body).getPropertyValue("--paper") : colour,
      spanGaps: true,
      tension: 0,
      maxBarThickness: 56,
    };
  }

  function draw(canvas) {
    const drawing = JSON.parse(canvas.dataset.chart);
    const style = getComputedStyle(document.documentElement);
    const [ink, rule] = ["--soft", "--rule"].map((name) => style.getPropertyValue(name).trim());
    const palette = palettes[dark.matches ? 1 : 0];
    const compact = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumFractionDigits: 2 });
    const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
    charts.push(
      new Chart(canvas, {
        type: drawing.form,
        data: { labels: drawing.labels, datasets: drawing.series.map((series) => dataset(series, drawing.series, drawing.form, palette)) },
        options: {
          animation: still ? false : { duration: 250 },
          maintainAspectRatio: false,
          indexAxis: drawing.sideways ? "y" : "x",
          interaction: { mode: "nearest", axis: drawing.sideways ? "y" : "x", intersect: false },
          scales: {
            [drawing.sideways ? "y" : "x"]: { grid: { display: false }, border: { color: rule }, ticks: { color: ink, font, autoSkip: !drawing.sideways } },
            [drawing.sideways ? "x" : "y"]: { beginAtZero: drawing.form === "bar", grid: { color: rule }, border: { display: false }, ticks: { color: ink, font, callback: (value) => compact.format(value) } },
          },
          plugins: {
            legend: { display: drawing.series.length > 1, position: "bottom", align: "start", labels: { color: ink, font, usePointStyle: true, padding: 18 } },
            tooltip: { filter: (item) => drawing.series[item.datasetIndex].values[item.dataIndex] !== null, callbacks: { label: (item) => `${item.dataset.label} ${drawing.series[item.datasetIndex].texts[item.dataIndex]}` }, titleFont: font, bodyFont: font },
          },
        },
      }),
    );
  }

  function drawAll() {
    for (const chart of charts.splice(0)) chart.destroy();
    for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
      canvas.parentElement.hidden = false;
      const drawing = JSON.parse(canvas.dataset.chart);
      if (drawing.sideways) canvas.parentElement.style.height = `${drawing.labels.length * 30 + 50}px`;
      draw(canvas);
    }
  }

  dark.addEventListener("change", drawAll);
  addEventListener("beforeprint", () => charts.forEach((chart) => chart.resize()));
  drawAll();
}
